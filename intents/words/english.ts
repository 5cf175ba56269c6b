/** Short and careless spellings → the words they stand for. Keys have no apostrophe: "can't" and "cant" are one. */
export const contractions: Readonly<Record<string, string>> = {
  whats: 'what is',
  wheres: 'where is',
  whos: 'who is',
  hows: 'how is',
  whens: 'when is',
  thats: 'that is',
  theres: 'there is',
  lets: 'let us',
  im: 'i am',
  ive: 'i have',
  youre: 'you are',
  youve: 'you have',
  theyre: 'they are',
  theyve: 'they have',
  weve: 'we have',
  cant: 'can not',
  cannot: 'can not',
  wont: 'will not',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  isnt: 'is not',
  wasnt: 'was not',
  werent: 'were not',
  arent: 'are not',
  hasnt: 'has not',
  havent: 'have not',
  hadnt: 'had not',
  couldnt: 'could not',
  wouldnt: 'would not',
  shouldnt: 'should not',
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'got to',
  gimme: 'give me',
  lemme: 'let me',
  pls: 'please',
  plz: 'please',
  u: 'you',
  ur: 'your',
  thx: 'thanks',
  ty: 'thanks',
  tks: 'thanks',
  ok: 'okay',
  msg: 'message',
  acct: 'account',
  mins: 'minutes',
  min: 'minutes',
  hrs: 'hours',
  hr: 'hour',
};

/** Endings after an apostrophe that are words of their own ("it's", "i'd", "we're", "they'll"). */
export const clitics: Readonly<Record<string, string>> = {
  s: 'is',
  d: 'would',
  ll: 'will',
  re: 'are',
  ve: 'have',
  m: 'am',
};

/** Forms that a stemmer cannot bring home, by their base: `go went gone`. */
const irregular = `
be am is are was were been being|have has had having|do does did done doing|go goes went gone
buy bought|pay paid|send sent|spend spent|get got gotten|make made|take took taken|give gave given
come came|leave left|lose lost|find found|tell told|say said says|know knew known|think thought
see saw seen|eat ate eaten|drive drove driven|write wrote written|speak spoke spoken
steal stole stolen|break broke broken|choose chose chosen|forget forgot forgotten|keep kept
hold held|hear heard|feel felt|meet met|run ran|sleep slept|wake woke|begin began begun
bring brought|build built|catch caught|fall fell fallen|grow grew grown|hide hid hidden|lead led
lend lent|mean meant|ride rode ridden|ring rang rung|rise rose risen|sell sold|sing sang sung
sit sat|stand stood|teach taught|throw threw thrown|understand understood|wear wore worn|win won
withdraw withdrew withdrawn withdrawal|freeze froze frozen|drop dropped|good better best
bad worse worst|person people persons|child children|man men|woman women|foot feet
`;

/** Base form by irregular form. */
export const baseForms: ReadonlyMap<string, string> = new Map(
  irregular
    .trim()
    .split(/[|\n]/)
    .flatMap((line) => {
      const [base = '', ...forms] = line.trim().split(' ');
      return forms.map((form): [string, string] => [form, base]);
    }),
);
