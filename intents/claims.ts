import { type Claim, claims } from '../src/domain/problem.ts';
import { toClauses } from './clauses.ts';

const dish =
  '(?:餐|饭|菜|汤|粥|面|饮料|可乐|奶茶|果汁|咖啡|鸡|肉|串|蛋|饼|小料|酱|配菜|主食|米饭|赠品|东西|套餐|小吃|甜品|杯|盒|份|样|个|袋|瓶)';
const count = '(?:一|两|俩|三|四|五|半|好几|几|\\d+)';

/** How customers put what only they can know, in Chinese and English. */
const wordings: Record<Claim, RegExp> = {
  missing_item: new RegExp(
    `(?:少|缺)(?:了|送了?|给了?|发了?|装了?|放了?|拿了?)?(?:我)?(?:的)?(?:${count}|${dish}|筷子|餐具|勺)|漏(?:了|送|发|装|掉|给|放)(?:了)?(?:我)?(?:${count}(?!地)|${dish})|漏(?:送|发|装|餐|单)|(?:没|没有|未|不)(?:给|送|放|配|装|附)(?:我)?(?:的)?(?:餐具|筷子|勺|米饭|饭|汤|饮料|可乐|酱|料|吸管|小料|赠品|配菜|醋|${count}份)|(?:餐|东西|菜|货)(?:没给|没送|不|没)(?:全|齐)|(?:没|不)(?:送|给)(?:全|齐)|${dish}(?:没(?:有)?(?:送|给|放|装|看到|见)(?:过?来)?|不见了|没了)|(?<![a-z])(?:(?:is|was|are|were|item|items|drinks?|fries|rice|sauce|soup|dish|got) missing|missing (?:from|items?|my|the|one|two|three|a|an|some|half|from)(?! (?:rider|driver|order))|forgot (?:my|the|to (?:include|pack|put|add|give|send))|left out|didn't (?:include|pack|put|give me)|(?:only (?:got|received|came with))|not in the bag|incomplete order|order (?:is|was) incomplete|no (?:chopsticks|cutlery|utensils|drinks?|sauce|rice|fries) (?:in|were|was|with))(?![a-z])`,
  ),
  wrong_item:
    /(?:送|拿|给|上|做|配|装|发|搞|弄)错(?:了)?(?:餐|饭|菜|单|东西|货|外卖|口味|品种|饮料|$|[,，。!了啊])|不是我(?:点|要|订|定|买)的|(?:点|要|定|订)的(?:是|明明是)?.{1,14}(?:送|来|给|到|收到|拿到)(?:了|来)?的?(?:却|竟|竟然|居然)?是|别人(?:家)?的(?:餐|饭|单|外卖|订单)|张冠李戴|货不对|(?<![a-z])(?:wrong (?:order|items?|food|dish|dishes|meal|drinks?|pizza|burger|thing|stuff|one|bag|flavou?r|size)|not what i (?:ordered|asked)|(?:someone|somebody) else's (?:order|food|meal|bag)|instead of (?:the|my|a|what)|(?:gave|sent|got|received) (?:me )?.{0,25} instead(?! of refund)|mixed up)(?![a-z])/,
  damaged:
    /洒|撒(?:了|出|一|得|满|光|漏)|漏(?:汤|水|油|出来|得|光|了一(?:袋|地|包)|一袋)|打翻|(?:全|都|汤|面|饭|盒子?)翻了|(?:压|摔|挤|弄|撞|颠)(?:坏|扁|烂|碎|破|变形)|(?:盒|袋|杯|包装|盖|碗)子?.{0,4}(?:破|裂|烂|碎|坏|变形|开了)|破损|摔(?:了|得)|(?<![a-z])(?:spill(?:ed|t|ing)?|leak(?:ed|ing|s)?|crushed|smashed|damaged|squashed|soaked|torn|ripped|cracked|(?:box|container|cup|lid|bag|packaging) (?:is|was|came) (?:broken|open|crushed)|broken (?:container|box|bag|lid|cup|seal))(?![a-z])/,
  wrong_address:
    /(?:送|放|扔|丢)(?:错|到|在)(?:了)?(?:错误的?|别的|其他|另外?一?个?|隔壁|另一)?(?:地址|地方|楼|小区|门口?|单元|隔壁|别人家|别人那|别处|邻居)(?!口|下|里)|送错(?:了)?(?:地|楼|门|人家|小区|单元|房|家|位置)|地址(?:送|搞|弄|跑)错|(?:送|放)(?:到|去)(?:了)?(?:别人|隔壁|邻居|另一?[个栋]|别的)|(?<![a-z])(?:(?:wrong|different|another|incorrect) (?:address|house|building|place|door|apartment|location|flat|street|block|unit|floor)|(?:someone|somebody) else's (?:house|door|place|apartment|address)|(?:to|at|with) (?:my|the|a) neighbou?r)(?![a-z])/,
  not_received:
    /(?:没|没有|未|并没|没能|根本没|压根没)(?:有)?(?:收到|拿到|见到|看到|见着|看见|摸到|吃到|取到)(?!.{0,3}(?:退款|退的?钱|钱|短信|验证码|电话|通知|红包|优惠|备注|消息|回复|单子|订单))|(?:送达|完成|签收|送到).{0,16}(?:没(?:有)?(?:送到|送来|到|影|东西|人)|啥都没|什么都没|哪有|空空|不见)|(?<![a-z])(?:(?:never|haven't|havent|didn't|didnt|not|hasn't) (?:received?|got(?:ten)?|get|have|seen?|arrived?|show(?:ed)? up|came?|delivered)(?! (?:my |the |a )?(?:refund|money|code|text|email|call|confirmation))(?=.{0,60}(?:deliver|complete|arriv|food|order|meal|it|anything|nothing|$))|(?:marked|says|shows?|showing|shown)(?: as)? delivered.{0,40}(?:nothing|no (?:food|sign|one)|not here|isn't here|never|nobody))(?![a-z])/,
  duplicate:
    /重复(?:下|点|订|定|提交)(?:了)?(?:单|订单|餐|$|了|一)|重复(?:的)?订单|(?:下|点|变|生成|出现|提交|定|订)(?:成)?(?:了)?(?:两|2|二|俩|双)(?:个|份|次|遍|张)?(?:一样|相同|重复|同样)?的?(?:单|订单|次单|重复)|(?:两|2|俩)(?:个|份|张)(?:一样|相同|一模一样|同样)的?(?:单|订单|餐|外卖)|同(?:一)?(?:样|个|份)?的?订?单.{0,8}(?:两|2)(?:次|遍|单)|(?<![a-z])(?:duplicate(?:d)? orders?|order(?:ed)? (?:was |got |went )?(?:placed |through |in )?(?:twice|duplicated|two times)|two (?:of the same|identical|same) orders?|same order (?:twice|two times)|ordered (?:it )?twice)(?![a-z])/,
  note_ignored:
    /备注.{0,24}(?:没(?:看|按|理|有|用|管|照)|不看|白写|无视|当没|还是|还放|还给|却|依然|照样|居然|结果)|(?:没|不|无视|不按|没按|没照|从不?看?)(?:看|按|照|理)?(?:我的?)?(?:备注|要求)|(?:说|写|备注|要求|嘱咐|叮嘱|强调)(?:了|好|过|明|的)*.{0,6}(?:不要|别|免|少|不|去|多)(?:放|加|要)?.{1,6}(?:还|却|结果|全是|居然|竟|偏|照样|依然|可是|但|送来)|(?<![a-z])(?:ignored? (?:my|the|all) (?:note|notes|instructions?|requests?|comments?)|(?:didn't|did not|never) (?:read|follow|check|see) (?:my|the) (?:note|notes|instructions?|requests?|comments?)|(?:asked for|said|wrote|requested|specified|put in the notes?|note said) (?:no|without|extra|less) .{1,30}(?:but|and|still|yet))(?![a-z])/,
  charged_twice:
    /(?:扣|付|收|刷|支付|划)(?:了|款|费|钱)*(?:我)?(?:了)?(?:两|2|二|俩|双)(?:次|笔|回|遍|份|道)|重复(?:扣|付|支付|收|划)|双(?:重|倍)扣|多扣了?(?:我)?一(?:次|笔|份)|(?:两|2|俩)笔(?:扣款|支付|付款|钱|一样)|(?<![a-z])(?:(?:charged|billed|debited|paid|deducted)(?: me| my (?:card|account))?(?: for (?:it|this|the order))? ?(?:twice|two times|double|2 times|2x)|double.?(?:charged?|billed|payment)|two (?:charges|payments|transactions)|charge(?:d)? .{0,12}twice|took (?:the |my )?(?:money|payment) twice)(?![a-z])/,
  coupon_refused:
    /(?:券|红包|优惠|满减|折扣|抵用|代金|立减|会员价).{0,14}(?:用不了|不能用|无法(?:使用|用)|没(?:有)?用上|不可用|失效|没(?:有)?减|不给用|没(?:有)?抵|没(?:有)?优惠|用不上|不生效|没(?:有)?生效|点不了|不让用|使用不了|不能使用|选不了|没算|没给减|不减|不参与|灰色|灰的|不支持)|(?:用不了|不能用|不让用|没给用)(?:我的?)?(?:优惠|红包|券)|(?:没|不)(?:给)?(?:我)?(?:减|抵扣)(?:掉|了)?(?:\d|满减|优惠|红包|钱)|(?<![a-z])(?:coupon|voucher|promo(?: code)?|discount|code)(?:s)?(?![a-z]).{0,30}(?:not|n't|invalid|refused|rejected|fail\w*|declin\w*|expired|greyed)/,
  wrong_amount:
    /多(?:扣|收|付|算|要)(?:了)?(?:我)?(?:\d|[一二两三四五六七八九十几好]|钱|块)|(?:扣|收|付)(?:的)?(?:钱|金额|价格|款|费)(?:数)?(?:不对|多了|错|有误|不符|不一样)|(?:价格|金额|价钱|总价|费用|钱数)(?:怎么)?(?:不对|不符|不一样|错|有误|对不上|变了|涨了)|(?<![a-z])(?:over ?charged|(?:charged|billed|deducted|paid)(?: me)? (?:more|too much|extra|the wrong|a different|an? (?:extra|incorrect))|wrong (?:amount|price|total)|(?:amount|price|total) (?:is|was|are|doesn't|does not|isn't) (?:different|wrong|not|incorrect|match|right))(?![a-z])/,
  stuck:
    /(?:卡|停|僵|停留)(?:在|住|着|死)(?!了?路|了?半路|红绿灯)|一直(?:是|都是|在|显示|处于|停)?.{0,4}(?:准备中|备餐|制作中|待接单|等待接单|出餐中|等待商家|准备)|(?:没|没有|毫无|无)(?:动静|进展|变化|反应)|(?:商家|店家|餐厅|饭店|商户|店里)?(?:一直|迟迟|还|都|就是|半天|始终)(?:没|不|没有|未)(?:人)?接单|状态(?:一直|都|半天)?(?:没|不)(?:变|动|更新)|(?<![a-z])(?:stuck|(?:still|keeps?|just|only) (?:says? |on |saying |in |at )*(?:preparing|waiting for (?:the )?(?:restaurant|merchant|confirmation)|pending|processing|confirming)|not (?:been )?(?:accepted|confirmed|moved)|hasn't (?:moved|changed|been accepted|accepted|confirmed|progressed)|no progress)(?![a-z])/,
};

/** The claims that a normalised text makes by its wording; what a clause denies is not claimed. */
export function readClaims(normal: string): Claim[] {
  const clauses = toClauses(normal);
  const said = clauses.some(({ isDenied }) => isDenied)
    ? clauses
        .map(({ start, end, isDenied }) => (isDenied ? ' ' : normal.slice(start, end)))
        .join('')
    : normal;
  return claims.filter((claim) => wordings[claim].test(said));
}
