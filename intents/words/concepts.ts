/**
 * Words that mean about the same, one idea per line, Chinese (simplified, after normalising) and
 * English together, so that what is learnt from one wording or language serves the other. An
 * underscore joins the words of an English phrase. General vocabulary; a word may stand in several lines.
 */
export const deliveryIdeas = `
骑手 外卖员 配送员 送餐员 外送员 外卖小哥 小哥 快递员 跑腿 送货员 快递小哥 外卖哥 骑士 外卖骑手 送餐的 送外卖的 跑单的 师傅 送餐师傅 送餐小哥 骑手大哥 外卖大哥 送餐大哥 外送 外卖仔 车手 司机 rider courier deliveryman delivery_guy delivery_driver delivery_man delivery_person dasher driver
商家 店家 餐厅 饭店 餐馆 店铺 老板 商户 门店 卖家 档口 店里 店员 饭馆 店主 老板娘 前台 餐饮店 店方 店内 铺头 间铺 铺 merchant restaurant vendor eatery diner cafe bistro shop store
后厨 厨房 厨师 出餐 备餐 制作 做饭 没做 开始做 下锅 打包好 做好了 做完了 kitchen chef prepare preparing prep cook cooking
接单 接受订单 确认订单 抢单 派单 没接 不接单 接了单 accept accepted assign assigned
外卖 餐 饭 外送 餐食 饭菜 点餐 吃的 餐点 便当 饭盒 外卖餐 餐品 食物 早餐 午餐 晚餐 夜宵 宵夜 food meal takeaway takeout lunch dinner
套餐 蛋糕 豆腐 饺子 鸡蛋 麻辣烫 汉堡 馄饨 火锅 炸鸡 凉皮 豆浆 羊肉 牛肉 牛肉面 鸡腿 鸡翅 薯条 披萨 寿司 烤鱼 烧烤 烤串 盖饭 炒饭 炒面 拌面 米线 米粉 螺蛳粉 酸辣粉 水煮鱼 宫保鸡丁 回锅肉 鱼香肉丝 糖醋里脊 排骨 包子 油条 煎饼 肉夹馍 沙拉 三明治 意面 水果捞 甜品 布丁 小菜 凉菜 土豆丝 土豆 青菜 烤鸭 鸭脖 卤肉饭 煲仔饭 黄焖鸡 小龙虾 burger pizza fries sushi noodles dumplings sandwich wings nuggets salad curry ramen tacos burrito steak chicken rice
订单 单子 定单 这单 那单 单号 张单 个单 笔单 order ticket
下单 下了单 点了 订了 点的 订的 下的单 落单 叫咗 叫了 下订单 placed ordered
送达 送到 到达 到货 已到 抵达 送到了 到了 到手 到咗 送嚟 送来 送过来 送来了 arrive arrived reach arrival come came
配送 派送 送餐 运送 送货 投递 派餐 deliver delivery shipping shipment dispatch
迟到 超时 延误 晚点 延迟 迟了 晚了 过时 逾期 拖延 晚到 误点 过点 才到 才来 才送 超了 late delay delayed overdue tardy
很慢 太慢 好慢 慢死 慢吞吞 磨蹭 龟速 慢得 蜗牛 拖拉 真慢 慢到 那么慢 这么慢 巨慢 超慢 慢成 墨迹 slow sluggish slowly snail
等了 等待 等着 久等 干等 苦等 还要等 在等 等咗 等到 等得 要等 wait waiting await waited
半天 好久 很久 老半天 半晌 许久 大半天 这么久 那么久 太久 多时 一下午 一中午 一上午 一晚上 ages forever long
不动 没动 一动不动 原地 停着 不走 没挪窝 停在 原地不动 静止 没挪 不挪 没动过 定格 唔郁 没移动 moving stationary still motionless parked
卡住 卡在 卡着 一直显示 没反应 停留在 卡死 卡了 僵住 没动静 没进展 没变化 没下文 stuck frozen hang freeze hanging
一直 总是 老是 始终 一路 从头到尾 keep keeps kept always constantly
催单 催促 催了 催一下 催过 催催 帮催 加急 快点 快一点 赶紧 赶快 hurry urge chase rush expedite
预计 预估 预计送达 说好 约定 承诺 约好 讲好 本来 原定 预约 eta estimate estimated expected promised supposed
越来越晚 往后推 一拖再拖 一推再推 推迟 延后 后延 往后跳 往后延 一改再改 postpone later slip slipping pushed
错了 送错 拿错 发错 装错 搞错 弄错 上错 做错 给错 配错 错的 不对 唔啱 不是我的 别人的 wrong incorrect mistaken mixed_up swapped
少了 漏了 缺了 少送 漏送 漏餐 漏单 缺少 少给 没给 没放 少一 少份 漏发 少装 漏装 少一份 缺一 漏咗 冇俾 没装 不全 不齐 只有一 缺斤 missing lack lacking forgot left_out omitted short
多了 多送 多给 多余 extra
洒了 撒了 漏汤 漏了一袋 打翻 泼了 倒了 溢出 洒出来 全洒 洒光 翻了 倒泻 漏出 渗 spill spilled leak leaked leaking spilt
破了 坏了 压坏 压扁 烂了 碎了 摔坏 破损 变形 裂了 摔了 散了 糊成 挤扁 塌了 damaged broken crushed smashed squashed torn burst crack
凉了 冷了 冰凉 冷掉 凉透 坨了 坨 软了 融了 化了 冻晒 cold cool lukewarm chilly soggy
备注 特意说 写明 注明 叮嘱 写了 标注 特别交代 交代 note remark instruction instructions
忌口 不要辣 不要香菜 不要葱 免辣 少辣 过敏 去冰 少冰 少糖 无糖 微辣 allergy allergic no_onion spicy
地址 门牌 小区 楼栋 住址 收货地址 几号楼 单元 单元楼 栋 address apartment building
门口 楼下 家门口 前台 外卖柜 大堂 门卫 保安 快递柜 架子上 管理员 door doorstep lobby downstairs reception
送错地方 送到别处 别人家 隔壁 邻居 别人那 对门 另一栋 别的楼 别的小区 neighbour neighbor wrong_address wrong_place elsewhere
重复 两遍 两次 两笔 多扣 双重 下了两单 重了 双份 两单 两张 两份 出现两 duplicate twice double doubled
取消 撤销 退单 撤单 作废 取消掉 退了单 cancel abort revoke void cancelled call_off
自动取消 自己取消 被取消 莫名取消 无故取消 莫名其妙 auto-cancelled itself
支付 付款 付钱 付费 结账 买单 缴费 交钱 付完 付了 付过 刷卡 俾钱 畀钱 找数 过数 pay payment paying checkout paid
付不了 支付失败 付不出去 付款失败 支付不了 无法支付 支付异常 不能支付 付唔到 刷不过 刷唔到 declined rejected refused decline
扣款 扣钱 扣了 划扣 被扣 扣费 收了 扣咗 扣我 收我 扣走 划走 charge charged deduct deducted debit debited
退款 退钱 退回 返还 退还 返款 没退 退我 退咗 退给 退不 refund reimburse money_back repay refunded
到账 入账 收到钱 回款 入数 credited posted
未支付 待支付 没付款 未付款 待付款 等待支付 没付 未付 unpaid pending awaiting_payment
银行卡 信用卡 储蓄卡 借记卡 张卡 的卡 卡里 张咭 咭 金融卡 visa mastercard amex bank_card card
限额 额度 超限 上限 limit cap maximum max
余额 balance remaining
不足 不够 insufficient not_enough
微信 支付宝 花呗 云闪付 零钱 钱包 八达通 街口 转数快 wechat alipay wallet paypal applepay
红包 优惠券 代金券 满减 优惠 折扣 抵用券 券 立减 优惠码 折扣码 折价券 会员价 活动价 coupon voucher discount promo promotion code
价格 价钱 多少钱 费用 金额 收费 原价 总价 合计 实付 应付 cost price fee expense rate fare pricing amount total
配送费 运费 打包费 外送费 包装费 餐盒费 平台费 服务费 起送费 delivery_fee shipping_fee service_fee
多收 多扣 多付 收多 多算 贵了 贵咗 overcharged extra_charge
对不上 不一致 不同步 不符 不一样 矛盾 打架 各说各 互相 两样 disagree mismatch differ inconsistent sync contradict different
没收到 没拿到 没见到 没看到 没影 未收到 没见着 没送来 没送到 没到 还没到 不见踪影 收唔到 冇收到 未到 没来 没见 空空 连影 not_received never_came never_arrived never_received nothing
显示 写着 上面说 提示 页面 状态 显示的是 写的 写住 标着 变成 跳成 show display status says shows
已送达 已完成 已签收 显示送达 点了送达 提前点 已经送达 签收 确认收货 确认送达 完成了 送达了 订单完成 已取餐 marked_delivered completed delivered
没有订单 没这单 查不到 查无 没有这单 没接到 没看到单 没单 没收到单 冇单 没我这单 没有我 没有记录 零纪录 no_record no_such_order
后台 平板 打单机 小票 出票 接单机 收银 商家端 机器上 tablet printer backend
手机上 电脑上 网页上 小程序上 另一个手机 平板上 两个手机 网页版 phone website browser
地图 轨迹 定位 位置 小图标 图标 箭头 小人 地图上 map gps tracking position track marker icon
不更新 没更新 不刷新 没变化 没变 没跳 不跳 refresh updated updating stale
打不开 进不去 闪退 崩溃 白屏 加载不出 加载失败 无法打开 卡退 登不上 登录不了 登不进 打不开了 上不去 刷不出 开唔到 入唔到 打唔开 弹出来 闪回桌面 自动退出 黑屏 crash crashes crashed won't_open blank
空白 白板 白色 一片白 白茫茫 空的 什么都没有 啥都没 画面全白 empty blank white
服务器 系统繁忙 系统错误 网络错误 服务器错误 系统异常 服务异常 伺服器 报错 错误代码 网络异常 server busy 502 503 500
系统 system
瘫痪 崩了 挂了 宕机 全挂 炸了 瘫了 崩溃了 死机 罢工 当机 down outage offline
转圈 加载 刷不出来 一直转 转啊转 菊花 loading spinner load spinning
登录 登陆 登入 登进 验证码 login sign_in log_in
软件 程序 客户端 小程序 平台 应用 程式 app application software platform
首页 主页 界面 画面 网页 屏幕 荧幕 页 screen page homepage
大家 所有人 同事 朋友 都这样 别人也 全公司 整个办公室 全班 全宿舍 全部人 everyone everybody others coworker
客服 人工 真人 人工客服 转人工 活人 工作人员 专员 接线员 真人客服 坐席 human agent representative rep operator person
机器人 自动回复 智能客服 bot robot
投诉 举报 差评 维权 complain complaint report review
赔 赔付 赔偿 补偿 补送 重做 compensate compensation
发票 开票 抬头 税号 统编 载具 invoice
加盟 入驻 合作 招聘 应聘 招骑手 招人 兼职 job career hire hiring apply recruit
味道 口味 好吃 难吃 好喝 难喝 太咸 太辣 太油 新鲜 好食 难食 咸了 淡了 太甜 入味 taste tasty delicious flavor flavour yummy salty
分量 份量 量少 量足 一点点 肉少 给得少 portion serving
头发 虫子 苍蝇 异物 不干净 卫生 拉肚子 变质 馊 酸了 没熟 hair bug insect hygiene dirty stale rotten spoiled
态度 凶 骂人 不耐烦 没礼貌 恶劣 服务态度 rude attitude impolite polite
谢谢 感谢 多谢 谢了 辛苦 3q 唔该 感恩 thanks thank appreciate grateful thx
你好 您好 在吗 哈喽 有人吗 hello hi hey greetings howdy
赞 好评 点赞 满意 给力 不错 很棒 五星 挺好 很好 真好 贴心 热情 热乎 praise great excellent awesome
准时 按时 提前 及时 很快 神速 飞快 挺快 好快 punctual on_time prompt early
在哪 到哪 哪里 哪儿 到哪了 走到哪 边度 where whereabouts location
什么时候 几点 多久 多长时间 还要多久 啥时候 几时 何时 几多点 when how_long
怎么办 咋办 怎么弄 怎么处理 点算 what_to_do
为什么 为啥 怎么回事 咋回事 凭什么 什么情况 点解 怎会 why reason cause
没人 没有骑手 无人 没骑手 无人接 没人接 暂无骑手 没人送 没人取 冇人 没人接单 no_rider no_driver nobody unassigned
下雨 下雪 暴雨 台风 天气 大雨 rain weather storm snow forecast temperature
堵车 交通 堵 塞车 traffic jam congestion
电话 打电话 号码 打给 拨 致电 打过去 call phone dial ring telephone
不接 打不通 关机 不回 联系不上 无人接听 没人接电话 不理 unreachable no_answer voicemail
取餐 取货 来取 已取 去取 拿餐 取走 pickup pick_up picked_up collect
路上 在路 半路 途中 正在配送 配送中 派送中 在送 on_the_way en_route
气死 生气 愤怒 火大 无语 恼火 过分 垃圾 坑人 骗子 离谱 angry furious mad ridiculous unacceptable terrible awful disgusting
饿 饿死 饿了 饿扁 肚子 肚饿 hungry starving starve
打包 包装 袋子 盒子 盖子 餐盒 杯子 packaging bag box container lid
饮料 奶茶 可乐 果汁 咖啡 水 豆浆 冻柠茶 珍奶 饮品 drink beverage coke juice tea milk coffee soda
汤 粥 面 粉 米饭 soup noodles
餐具 筷子 勺子 吸管 叉子 纸巾 cutlery chopsticks spoon straw fork napkin
银行短信 短信 扣款短信 账单 流水 statement sms
会员 积分 月卡 membership
没有 没 无 未 并没 没得 冇 haven't hasn't didn't without
不了 不上 不进 不出 不开 不能 无法 没法 不行 不可以 不到 唔到 唔得 can't cannot unable
还 还是 仍 仍然 依旧 照样 仲 still
已经 早就 已 早已 都已 already
居然 竟然 竟 却 反而 结果 倒是 明明 instead actually
每次 又 再次 经常 连续 三番五次 again
这么 那么 咁 so
家里 我家 公司 宿舍 学校 办公室 医院 酒店 工地 home office dorm
老人 孩子 小孩 孕妇 爸妈 妈 爷爷 奶奶 kid kids
饭点 午休 上班 开会 下班 上课 lunch_break meeting
`;

/** Everyday vocabulary beyond food deliveries. */
export const everydayIdeas = `
买 购买 购物 buy purchase acquire shop shopping
得到 收到 get obtain receive
便宜 实惠 cheap inexpensive affordable budget
贵 昂贵 expensive pricey costly overpriced
钱 资金 现金 money cash fund funds
美元 usd buck dollars dollar
欧元 euro eur euros
英镑 pound gbp pounds sterling
银行 bank banking
丢失 丢了 遗失 lose lost misplace misplaced
被偷 偷了 steal stolen theft rob robbed thief
故障 失灵 faulty defective broken busted malfunction
快 迅速 fast quick quickly rapid speedy rapidly swiftly
马上 立刻 立即 尽快 赶紧 soon shortly asap immediately urgently urgent instantly now
寄 快递 邮寄 ship courier mail post
发送 发给 发个 send sent transmit forward
停止 结束 stop halt quit cease end terminate discontinue
开始 begin start commence launch initiate
修改 更改 改成 调整 设置 change modify alter edit adjust switch update revise amend
替换 更换 换 replace replacement substitute swap exchange alternative instead
修理 解决 修好 fix repair mend resolve solve troubleshoot
删除 清除 删掉 remove delete erase clear wipe eliminate discard
添加 增加 加入 加上 add include append insert put
创建 新建 建立 create make build setup establish
打开 开启 启动 open activate launch turn_on
关闭 关掉 退出 close shut turn_off
冻结 锁定 禁用 停用 block lock freeze suspend disable deactivate
解锁 解冻 激活 启用 unblock unlock unfreeze enable activate reactivate
重置 恢复 重启 reset restore reboot restart
拒绝 被拒 deny denied decline declined reject rejected refuse refused
允许 批准 同意 accept approve approved allow permit authorise authorize allowed
失败 不成功 没成功 fail failed failure unsuccessful failing
错误 报错 error mistake wrong incorrect inaccurate erroneous
正确 对的 correct right accurate true
问题 麻烦 毛病 problem issue trouble difficulty concern
帮 帮忙 帮助 协助 帮我 help assist aid assistance support
看 显示 查看 看看 show display present view see list
告诉 通知 提醒 tell inform notify let_know advise
解释 说明 explain clarify describe elaborate
问 询问 咨询 ask question inquire query
回复 回答 answer reply respond response
短信 信息 消息 text sms message
邮件 邮箱 e-mail email
找 查找 搜索 搜 查 查询 查一下 find locate search lookup
附近 旁边 周边 near nearby close closest nearest around local
距离 远 公里 far distance distant mile kilometer
路线 怎么走 导航 怎么去 direction route way path navigate directions
开车 汽车 车 drive driving car vehicle auto automobile truck
加油 汽油 油 gas fuel petrol gasoline
轮胎 tire tyre wheel
飞机 航班 机票 plane flight fly airplane airline
机场 airport terminal
火车 高铁 动车 列车 火车票 train rail railway
地铁 subway metro
公交 大巴 客车 汽车票 bus shuttle coach
出租车 打车 taxi uber cab lyft
酒店 宾馆 旅馆 hotel motel inn lodging accommodation
旅行 旅游 出差 trip travel journey vacation holiday getaway
景点 参观 visit tour tourist sightseeing
国外 出国 境外 abroad overseas international foreign internationally
国家 country nation
城市 city town
护照 签证 passport visa
行李 箱子 luggage baggage suitcase
预订 预约 预定 reservation book reserve
吃 eat dine consume
早餐 早饭 breakfast brunch
午餐 午饭 中饭 lunch
晚餐 晚饭 dinner supper
零食 snack
做菜 做法 怎么做 烹饪 菜谱 食谱 recipe cook bake
食材 原料 配料 ingredient component
热量 营养 calorie calories nutrition nutritional healthy fat protein carb sodium
啤酒 白酒 红酒 beer wine alcohol liquor
肉 牛肉 猪肉 鸡肉 meat beef pork chicken steak
鱼 海鲜 虾 fish seafood salmon tuna shrimp
水果 苹果 香蕉 fruit apple banana orange
蔬菜 青菜 vegetable veggie carrot broccoli tomato potato
面包 馒头 bread toast
意面 pasta spaghetti noodle lasagna
糖 盐 黄油 sugar salt pepper butter flour spice
牛奶 奶酪 酸奶 dairy cheese yogurt cream
过期 保质期 变质 expire expiration spoil spoiled rotten expired expiry
超市 菜市场 grocery groceries supermarket market
大 巨大 big large huge giant
小 small little tiny
很多 许多 many much lot lots several numerous
所有 全部 每个 all every each entire whole
总共 一共 total sum overall
数量 几个 number count quantity
最少 最低 minimum min lowest least
提高 增加 调高 大点 大一点 increase raise higher boost louder grow
降低 减少 调低 小点 小一点 decrease lower reduce less quieter
音量 声音 volume loud sound audio
音乐 歌 歌曲 首歌 唱 一首 music song tune track sing
播放 放 放首 听 来首 来一首 play listen
歌单 专辑 playlist album
视频 电影 影片 电视剧 片子 video movie film
电视 频道 卫视 电视台 节目 tv channel television
广播 电台 收音机 radio fm
新闻 头条 资讯 报道 news headline
小说 书 阅读 novel book read
诗 诗词 古诗 诗句 poem poetry
笑话 段子 joke funny laugh
谜语 脑筋急转弯 猜谜 riddle
故事 story tale
彩票 双色球 大乐透 中奖 开奖 lottery
股票 股价 大盘 上证 股市 stock share
比赛 球赛 足球 篮球 赛程 match game score
星座 运势 horoscope
健康 症状 医生 吃什么药 治疗 病 医院 doctor physician dentist health symptom medical
药 medicine pill
疫苗 vaccine shot vaccination
感冒 发烧 生病 sick ill unwell
网站 网页 网址 官网 website site webpage
网络 上网 无线 internet wifi network online web
电脑 笔记本 computer laptop pc desktop
联系人 通讯录 contact contacts
翻译 怎么说 英语怎么说 英文 translate translation
语言 英语 法语 日语 汉语 韩语 德语 language spanish french german italian chinese japanese english russian portuguese
口音 accent voice
说话 聊天 讲话 speak talk speech chat
意思 含义 定义 mean meaning definition define
拼写 怎么拼 spell spelling
下一个 接下来 next following upcoming
上一个 之前 以前 previous last prior past before earlier
再 重复 再说 repeat again
今天 今晚 今日 today tonight
明天 后天 tomorrow
昨天 前天 yesterday
星期一 星期二 星期三 星期四 星期五 星期六 星期天 星期日 周末 周一 周五 monday tuesday wednesday thursday friday saturday sunday
一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月 january february march april june july august september october november december
星期 礼拜 这周 下周 week weekly
月 month monthly
年 year annual yearly annually
天 日 day daily
小时 钟头 hour hours
分钟 minute minutes
早上 上午 中午 下午 晚上 凌晨 傍晚 morning afternoon evening night noon
时间 几点了 time clock
日期 几号 星期几 农历 阳历 date
日历 日程 行程 安排 会议 calendar schedule appointment meeting event agenda
闹钟 叫醒 起床 alarm wake
倒计时 计时 timer countdown
记得 提醒我 remind reminder remember
清单 列表 list
待办 任务 task todo chore to-do
热 炎热 hot warm heat
灯 light lamp lights
温度 空调 thermostat
家 房子 公寓 home house residence
妈妈 爸爸 父母 family mother father mom dad parent
兄弟 姐妹 哥哥 姐姐 弟弟 妹妹 brother sister sibling
老婆 老公 wife husband spouse girlfriend boyfriend
孩子 宝宝 child kid son daughter baby
朋友 friend buddy pal
狗 猫 宠物 dog cat pet puppy
公司 企业 company firm business corporation
工作 职业 job work career employment occupation
领导 经理 主管 boss manager supervisor
同事 员工 employee coworker colleague
工资 薪水 收入 salary wage income paycheck earnings earn payday
税 报税 tax taxes irs w2
保险 insurance coverage insured policy
福利 benefit benefits perk
请假 休假 年假 假期 pto time_off leave
分数 评分 score rating
改善 提升 improve better enhance
好 很好 good nice wonderful fantastic
坏 差 糟糕 bad poor horrible
最好 最佳 best top greatest ideal
喜欢 爱 like love enjoy
讨厌 hate dislike
想 要 想要 需要 want wish desire need require
觉得 认为 相信 think believe feel suppose guess
知道 了解 know aware
确定 肯定 一定 当然 sure certain definitely certainly absolutely positive
也许 可能 大概 不确定 maybe perhaps possibly unsure uncertain
是的 对 嗯 yes yeah yep yup affirmative yea
不 不是 不要 no nope nah negative not
再见 拜拜 bye goodbye farewell
抱歉 对不起 不好意思 sorry apologize apologise
名字 姓名 叫什么 name called
身份 身份证 identity id identification
核实 验证 确认 证明 verify confirm validate check authenticate proof prove
账户 资料 account profile
密码 password passcode pin code
用户名 username
注册 报名 register signup enroll enrol join apply
申请 application applied
转账 汇款 转钱 transfer wire move
存款 存钱 充值 deposit top-up topup refill top_up
取款 取钱 提现 withdraw withdrawal
取款机 自动取款机 atm cashpoint
交易 消费 transaction
账单 话费 statement bill
花费 花了 花销 spend spent spending
储蓄 存 save saving savings
利息 利率 interest apr
贷款 借钱 房贷 loan mortgage borrow lend
支票 cheque check
货币 汇率 兑换 换算 currency convert conversion exchange
诈骗 被骗 盗刷 可疑 fraud fraudulent scam suspicious unauthorized unauthorised
认识 认出 recognize recognise
奇怪 异常 strange weird odd unusual unexpected unfamiliar
处理中 进行中 processing outstanding pending
虚拟 virtual disposable digital
实体 physical plastic
连接 绑定 关联 配对 link connect pair sync attach
断开 解绑 disconnect unlink unpair unsync
年龄 岁 多大 出生 生日 age old born birthday birth
随机 选 挑 random pick choose select
计算 算 加 减 乘 除 等于 calculate calculator math compute subtract multiply divide plus minus times
百分之 percent percentage
测量 单位 厘米 米 公斤 measure measurement inch foot feet meter ounce cup tablespoon teaspoon gallon liter kilogram gram
机器人 人工智能 robot bot machine ai
来自 origin from come
爱好 hobby hobbies fun
人多 拥挤 busy crowded packed
持续 时长 duration last
怎么 如何 怎样 how
什么 哪个 what which
谁 who
进度 进展 更新 progress update
历史 记录 history record log
计划 打算 plan planning
建议 推荐 idea suggestion recommendation recommend suggest
新 新的 new another
免费 free complimentary
可以 能 有没有 available availability possible able
积分 奖励 reward rewards points
兑现 redeem
租 出租 rent lease
礼物 gift present
分享 share
照片 图片 相机 拍照 photo picture camera image
设备 音箱 device speaker gadget
按钮 模式 mode button setting settings
安静 小声 whisper quiet
保养 维护 maintenance tune-up
电池 发动机 engine battery jumpstart
手电筒 flashlight torch
目的地 destination
硬币 coin flip heads tails
骰子 dice roll die
事实 冷知识 fact trivia facts
年终 总结 summary
合同 协议 contract agreement
法律 legal law lawyer
学校 大学 学生 school college student university
考试 成绩 exam test grade
颜色 red blue green yellow black white colour color
`;

/** Names of things that stand for their kind. */
export const namedKinds = `
japan china france germany england spain italy russia brazil canada mexico india australia korea thailand turkey egypt kenya ireland scotland sweden norway denmark finland iceland greece portugal poland austria switzerland belgium netherlands holland hungary ukraine israel iran iraq vietnam cambodia indonesia malaysia singapore philippines taiwan pakistan nigeria ethiopia morocco africa europe asia america argentina chile peru colombia bolivia uruguay venezuela cuba jamaica haiti bermuda bahamas uk usa us u.s britain wales nepal myanmar burma dubai zealand
paris london tokyo rome berlin madrid moscow beijing shanghai seoul bangkok sydney melbourne toronto vancouver montreal dublin lisbon athens vienna prague amsterdam brussels stockholm oslo copenhagen istanbul cairo mumbai delhi barcelona milan florence venice cancun havana honolulu
york nyc chicago boston seattle denver dallas houston austin phoenix detroit atlanta miami orlando tampa philadelphia pittsburgh cleveland columbus cincinnati indianapolis nashville memphis louisville charlotte raleigh baltimore washington portland sacramento oakland reno vegas tucson albuquerque omaha minneapolis milwaukee tulsa wichita boise anchorage buffalo rochester syracuse albany hartford providence newark trenton richmond norfolk jacksonville savannah orleans mobile birmingham jackson francisco diego antonio jose angeles la sf salem olympia brooklyn manhattan lax jfk sfo
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire jersey carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia wisconsin wyoming
french spanish german italian chinese japanese korean russian portuguese arabic hindi thai vietnamese turkish greek latin swedish norwegian danish finnish dutch polish hebrew swahili mandarin cantonese english hawaiian navajo
british american canadian australian mexican irish scottish indian african european asian brazilian cuban
john david mike michael james robert bob william tom thomas steve steven joe joseph jim jimmy george paul peter mark matt matthew dan daniel chris christopher kevin brian jason jeff eric adam ben sam alex nick ryan josh andrew anthony tony jack henry charles charlie fred frank greg larry jerry roger carl craig tim tyler kyle jake luke evan dave jared phil scott sean shawn steve ron ray stan chaz
mary sarah lisa jane anna ann jennifer jessica emily emma amy karen nancy susan linda barbara michelle laura julie kate katie kelly rachel rebecca maria sandra betty carol angela melissa stephanie natalie olivia sophia sally jill jean judy tina lucy carla camille denise bella alice
bacon sausage ham turkey lamb ribs meatloaf hamburger cheeseburger hotdog bratwurst brisket
lasagna casserole stew soup chili macaroni ravioli quiche risotto stroganoff omelette omelet pancake waffle toast oatmeal cereal granola
taco burrito enchilada quesadilla salsa guacamole nachos tortilla fajita tamale
cake pie cookie brownie muffin donut doughnut cheesecake pudding chocolate candy icecream dessert pastry bagel croissant
onion garlic ginger lettuce celery cucumber spinach cabbage pepper corn mushroom broccoli potato bean pea pumpkin avocado zucchini
lemon lime grape strawberry blueberry peach pear cherry mango pineapple coconut watermelon raisin cranberry melon
oregano basil thyme cumin cinnamon vanilla parsley paprika turmeric mustard mayonnaise ketchup vinegar syrup honey
nut almond peanut cashew walnut pecan pistachio
chips pretzel cracker popcorn
juice soda pepsi lemonade smoothie
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
hundred thousand million billion dozen
first second third fourth fifth sixth seventh eighth ninth tenth
inch foot feet yard mile meter metre centimeter millimeter kilometer kilometre km cm mm
ounce oz pound lb gram kilogram kilo kg ton
cup pint quart gallon liter litre teaspoon tablespoon milliliter ml
peso yen yuan rupee franc lira krona ruble won dinar bitcoin crypto cryptocurrency ethereum
chase citibank citi wells fargo barclays hsbc capital pnc usaa santander
amazon walmart target costco kroger walgreens cvs nordstrom macy ikea starbucks mcdonald wendy applebee ihop chipotle
delta united southwest jetblue lufthansa
uber lyft cab taxi
facebook twitter instagram snapchat netflix youtube spotify pandora hulu
honda toyota ford bmw chevy subaru nissan audi tesla
soccer football basketball baseball tennis golf hockey
elephant lion tiger bear bird fish shark cow pig horse chicken monkey dinosaur whale animal
red blue green yellow orange purple black white brown pink silver gold
bedroom bathroom kitchen garage basement attic room
bed couch sofa chair desk furniture
vacuum dishwasher microwave oven refrigerator fridge freezer washer dryer fan
laundry dishes trash lawn vacuuming mopping mow mop sweep dusting
haircut gym workout exercise yoga run
dentist doctor vet appointment checkup
wedding anniversary christmas easter thanksgiving halloween birthday holiday
beach mountain lake river forest island canyon museum zoo theater
movie film concert theater
jacket coat shoes shirt dress clothes
brake brakes transmission windshield radiator wiper headlight sparkplug muffler
spring summer fall autumn winter
humid humidity wind windy cloudy foggy
sunscreen umbrella
afraid worried scared nervous upset annoyed disappointed unhappy frustrated
stupid dumb idiot silly
smart clever intelligent
pretty beautiful handsome cute gorgeous
odd bizarre peculiar suspicious weird strange
aware familiar knowledge
sarcasm kidding joking
`;
