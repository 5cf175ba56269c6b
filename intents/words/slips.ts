/**
 * Frequent slips of the input method, dictation and spelling → what was meant: homophones, words
 * typed as pinyin, chat shorthand. Only such as have no other sense in a message to a support desk.
 */
const slips = `
帐户 账户|帐号 账号|到帐 到账|结帐 结账|帐单 账单|转帐 转账|定单 订单|订但 订单|定餐 订餐|丁单 订单|订蛋 订单
旗手 骑手|奇手 骑手|齐手 骑手|骑受 骑手|起手 骑手|外麦 外卖|歪卖 外卖|外买 外卖|送答 送达|送哒 送达|松达 送达|送大 送达
退宽 退款|推款 退款|腿款 退款|推钱 退钱|支负 支付|只付 支付|知付 支付|付宽 付款|扣宽 扣款|尅款 扣款
客福 客服|克服人工 客服人工|客夫 客服|人公 人工|任工 人工|商佳 商家|上家 商家|店加 店家|接但 接单|街单 接单
取肖 取消|去消 取消|曲消 取消|超是 超时|超实 超时|抄时 超时|吵时 超时|延吃 延迟|配宋 配送|佩送 配送|配松 配送
催蛋 催单|崔单 催单|翠单 催单|地止 地址|地只 地址|地纸 地址|红抱 红包|优会 优惠|优惠卷 优惠券|代金卷 代金券|红包卷 红包券|消费卷 消费券
闪腿 闪退|善退 闪退|系统繁芒 系统繁忙|繁盲 繁忙|服务其 服务器|白平 白屏|登路 登录|登陆 登录|加再 加载|奔溃 崩溃|蹦溃 崩溃|崩馈 崩溃
撒了 洒了|撒出 洒出|撒漏 洒漏|送露 送漏|露送 漏送|露了 漏了|少颂 少送|没受到 没收到|没收倒 没收到|妹收到 没收到|没到帐 没到账
在那里 在哪里|到那了 到哪了|到那里 到哪里|在那了 在哪了|骑手在那 骑手在哪|外卖在那 外卖在哪
肿么 怎么|咋个 怎么|怎莫 怎么|为神马 为什么|神马 什么|木有 没有|米有 没有|没油 没有|造吗 知道吗|酱紫 这样子|偶的 我的|窝的 我的|泥们 你们|伱 你|莪 我
饿shi 饿死|饿si 饿死|等shi 等死|慢shi 慢死|气shi 气死|tmd 他妈的|nmd 你妈的|mmp 妈的
zfb 支付宝|vx 微信|wx 微信
waimai 外卖|qishou 骑手|kefu 客服|rengong 人工|zhuanrengong 转人工|tuikuan 退款|tuiqian 退钱|dingdan 订单|cuidan 催单|shangjia 商家|dianjia 店家|laoban 老板
zhifu 支付|fukuan 付款|fuqian 付钱|koukuan 扣款|kouqian 扣钱|quxiao 取消|chaoshi 超时|peisong 配送|songda 送达|songcan 送餐|meidao 没到|meishoudao 没收到|haimeidao 还没到
shaole 少了|cuole 错了|songcuo 送错|loule 漏了|taiman 太慢|henman 很慢|dakaibuliao 打不开|dabukai 打不开|jinbuqu 进不去|shanzhui 闪退|shantui 闪退
weishenme 为什么|zenme 怎么|zenmeban 怎么办|duojiu 多久|jidian 几点|shenmeshihou 什么时候|zainali 在哪里|zainar 在哪儿|daona 到哪|xiexie 谢谢|nihao 你好|zaima 在吗|youmei 有没|meiyou 没有
hongbao 红包|youhuiquan 优惠券|dizhi 地址|xianshi 显示|xitong 系统|fuwuqi 服务器|baiping 白屏|denglu 登录|ruanjian 软件|yinhangka 银行卡|weixin 微信|zhifubao 支付宝
`;

const pairs = slips
  .trim()
  .split(/[|\n]/)
  .map((pair) => pair.split(' ') as [string, string]);

const meant = new Map(pairs.filter(([slip, right]) => slip !== right));
const latin = [...meant.keys()].filter((slip) => /^[a-z]+$/.test(slip));
const others = [...meant.keys()].filter((slip) => !/^[a-z]+$/.test(slip));
const byLength = (one: string, other: string) => other.length - one.length;
const chinese = new RegExp(others.sort(byLength).join('|'), 'g');
const pinyin = new RegExp(`(?<![a-z])(?:${latin.sort(byLength).join('|')})(?![a-z])`, 'g');

/** The text (lower case, simplified) with known slips put right. */
export function mendSlips(text: string): string {
  const mended = text.replace(chinese, (slip) => meant.get(slip) ?? slip);
  return /[a-z]/.test(mended) ? mended.replace(pinyin, (slip) => meant.get(slip) ?? slip) : mended;
}
