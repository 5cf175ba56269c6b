/** What raises or calms, with how much it weighs. */
const cues: [RegExp, number][] = [
  [
    /垃圾|骗子|坑人|恶心|无语|离谱|过分|太差|什么玩意|什么东西|可恶|倒霉|受不了|忍不了|糟糕|差劲|坑爹|坑死|黑心|奇葩/g,
    0.3,
  ],
  [/气死|火大|愤怒|生气|炸了|崩溃了|忍无可忍|欺负人|耍我|玩我|当我|搞笑呢|逗我/g, 0.3],
  [/他妈|妈的|你妈|尼玛|傻[逼比b]|脑残|有病|去死|滚|操|靠|狗屎|王八|混蛋|死骗子/g, 0.45],
  [/投诉|举报|12315|曝光|媒体|工商|消协|起诉|律师|卸载|再也不|永远不|最后一次|拉黑/g, 0.3],
  [/饿死|饿扁|等死|急死|快点|赶紧|马上|立刻|到底|究竟|凭什么|几次了|多少次|催了/g, 0.15],
  [
    /(?<![a-z])(?:ridiculous|unacceptable|terrible|awful|horrible|disgusting|worst|pathetic|joke|useless|furious|angry|mad|fed up|sick of|scam|rip ?off|livid)(?![a-z])/g,
    0.3,
  ],
  [
    /(?<![a-z])(?:wtf|fuck\w*|shit\w*|damn|hell|bullshit|crap|bloody|stupid|idiots?)(?![a-z])/g,
    0.45,
  ],
  [
    /(?<![a-z])(?:lawyer|sue|report you|never again|uninstall\w*|complain\w*|starving|hurry|seriously)(?![a-z])/g,
    0.2,
  ],
  [/!!|[?!]{2}|？！/g, 0.15],
  [/!/g, 0.06],
  [/(?<![a-z])angry(?![a-z])/g, 0.25],
  [
    /请问|麻烦|谢谢|辛苦|您好|(?<![a-z])(?:please|thanks|thank you|kindly|could you)(?![a-z])/g,
    -0.15,
  ],
];
const shouting = 0.3;

/** How upset a message sounds, 0 calm to 1 furious. `normal` is the text normalised. */
export function measureFrustration(text: string, normal: string): number {
  let sum = 0;
  for (const [cue, weight] of cues) {
    const count = Math.min(3, normal.match(cue)?.length ?? 0);
    // Each repetition counts half of the one before.
    sum += weight * (2 - 2 ** (1 - count));
  }
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  const capitals = text.match(/[A-Z]/g)?.length ?? 0;
  if (letters >= 12 && capitals > letters * 0.7) sum += shouting;
  return Math.round(Math.max(0, Math.min(1, sum)) * 100) / 100;
}
