/** Emoji that carry a mood or a thing in a complaint → a plain word with the same sense. */
const senses: Readonly<Record<string, string>> = {
  angry: '😡🤬😠👿💢😤🖕👎💩',
  sad: '😭😢😞😔😩😫🥺☹🙁😿💔',
  speechless: '🙄😒😑😅🤦🤷😓😶🫠',
  thanks: '🙏🌹❤💕🥰😘💐🫶',
  great: '👍😊😄😁😀🎉💯👏😋😍🥳👌',
  waiting: '⏰⏳⌛🕐🕑🕒🕓🕔🕕🐌🐢',
  rider: '🛵🏍🚴🛴',
  food: '🍔🍕🍜🍚🍱🥡🍲🍝🥗🍟🍗',
  drink: '🥤🧋☕🍵🍹',
  money: '💰💵💸🤑💳🪙',
  app: '📱📲💻',
  broken: '💥🤯☠💀',
  question: '❓❔🤔',
};

const words = new Map(
  Object.entries(senses).flatMap(([word, emoji]) =>
    [...emoji].map((one): [string, string] => [one, word]),
  ),
);

const pictographs =
  /\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]*(?:\u200D\p{Extended_Pictographic}\uFE0F?)*/gu;

/** The text with each emoji replaced by its word; one without a sense of its own becomes `emoji`. */
export function emojiToWords(text: string): string {
  return text.replace(pictographs, (emoji) => {
    const [first = ''] = emoji;
    return first < '\u{A0}' || first === '©' || first === '®'
      ? emoji
      : ` ${words.get(first) ?? 'emoji'} `;
  });
}
