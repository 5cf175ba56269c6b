/** Words that steer the conversation, Chinese and English, in their folded form. */
export const commands = {
  yes: [
    '是 对 嗯 恩 好 行 成 中 可以 确认 确定 同意 没错 没问题 要 需要 当然 就这样 就这么办 是要',
    'y|yes|yeah|yep|yup|sure|ok|okay|k|confirm|confirmed|i confirm|go ahead|do it|do|of course|right|correct|agree|agreed|sounds good|fine|absolutely',
  ],
  no: [
    '不 不用 不要 不行 不是 不必 不需要 不同意 不可以 不取消 不退 算 别 先不 先不用 先不要 暂不 还是不要 再说 先等 先别 不确认',
    "n|no|nope|nah|no thanks|not now|never mind|nevermind|don't|dont|do not|forget it|keep|leave|no need|rather not",
  ],
  human: [
    '转人工 转接人工 人工 找人工 人工服务 联系人工 叫人工 换人工 换人 找人 投诉 接人工 转 跟人工说 和人工聊',
    'human|agent|live agent|real person|person|operator|representative|customer service|human agent|support agent|talk to human|talk to a human|talk to an agent|talk to a person|talk to a real person|talk to someone|talk to agent|speak to human|speak to a human|speak to an agent|speak to a person|speak to someone|speak to agent|speak with a human|speak with an agent|speak with someone|transfer me to a human|transfer to human|connect me to a human|connect me to an agent',
  ],
  start_over: [
    '重新开始 从头来 从头开始 重来 重头来 重新来',
    'start over|restart|start again|start|begin again|reset',
  ],
  back: ['返回 回去 上一步 退回 后退 返回上一步 回上一步 回到上一步', 'back|go back|previous|undo'],
  other_order: [
    '换个订单 换一单 另一单 别的订单 其他订单 另外一单 换订单 不是这单 不是这一单 不是这个订单 不是这个 另一个订单 换单 其他单 别的单',
    'another|other|different|another order|other order|different order|wrong order|not this|not this order|not that order|change order|switch order|different one|another one',
  ],
  resume: [
    '继续 接着说 回到刚才 刚才那个 接着来 继续刚才',
    'continue|go on|resume|carry on|where were we|keep going',
  ],
  enough: [
    '没事 没事了 没有了 没了 解决 解决了 已经解决 搞定 收到了 已经收到 已经收到了 已经到 已经到了 到了 刚到 刚到了 送到了 没别的 没别的了 没有别的 再见 拜 没问题了 都好了 好了',
    "that's all|thats all|nothing else|all good|it's here|it arrived|it has arrived|it's fine now|solved|resolved|fixed|it works now|it works|bye|goodbye|done|no more",
  ],
  still: [
    '还是不行 还不行 没用 没有用 不管用 试过 试过了 试了 试了没用 都试过了 没好 还没好 还是没有 还是没 还没有 没解决 没有解决 还没解决 还是一样 没变化 没动静 还是没动静',
    "still not working|still nothing|didn't work|did not work|doesn't work|does not work|doesn't help|did not help|didn't help|no luck|not working|still the same|tried that|i tried that|no change",
  ],
  why: [
    '怎么回事 什么情况 为什么 为啥 怎么会这样 什么原因 怎么办 咋回事 怎么说 现在呢 现在怎么样 有进展 有消息',
    "why|what happened|what's going on|whats going on|what is going on|what's wrong|any news|any update|any updates|what now|so what now",
  ],
  thanks: [
    '收到 谢 感谢 多谢 太感谢 非常感谢 真的感谢 辛苦 太谢 好谢 嗯谢 谢你 感谢你 感谢帮忙 谢帮忙 3q thx',
    'thanks|thank you|thx|ty|cheers|many thanks|great thanks|perfect thanks|cool thanks|thank you so much|much appreciated|appreciate it|thanks for your help|thanks for the help|thank you for your help',
  ],
  greeting: [
    '你好 您好 哈喽 哈啰 嗨 在 在不在 有人 早上好 早安 中午好 下午好 晚上好 早 亲 亲在 你好在 人工你好 喂 hi hello',
    'hi|hello|hey|good morning|good afternoon|good evening|hiya|yo|anyone|is anyone|are you|anybody|hello hello',
  ],
  bot: [
    '是机器人 是人还是机器人 机器人 是不是机器人 是真人还是机器人 真人还是机器人 是人工 是人工还是机器人 人工还是机器人 是人 是谁 谁 是ai ai',
    'are you a bot|are you a robot|are you human|are you a human|are you real|are you a real person|are you a person|are you an ai|is this a bot|is this a robot|who are you|am i talking to a bot|am i talking to a human|am i talking to a person|bot|robot',
  ],
  help: [
    '帮助 能做什么 会什么 能帮什么 怎么用 菜单 有什么功能 能干什么 能干嘛 都能做什么 有问题 有点问题 有个问题 我有问题 出问题 咨询 想咨询 问一下 问个问题 请问',
    'help|menu|what can you do|options|how does this work|what do you do|problem|i have a problem|i have an issue|i have a question|question|need help|i need help|need some help',
  ],
  praise: [
    '好吃 很好吃 真好吃 太好吃 不错 很不错 挺不错 赞 很赞 棒 太棒 很棒 满意 很满意 给力 很给力 好评 五星好评 送得很快 送得真快 很快 配送很快 骑手很好 味道不错 味道很好 服务很好 厉害 太好 真好',
    'great|good|delicious|tasty|yummy|excellent|amazing|awesome|perfect|wonderful|love it|well done|good job|nice|great service|great food|the food was great|food was great|it was delicious|very good|so good|great job|cool',
  ],
} as const satisfies Record<string, readonly [string, string]>;
