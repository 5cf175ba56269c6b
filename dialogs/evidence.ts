/** Photos: asked for once where they help, kept always. */
import type { AttachmentInfo } from '../src/domain/conversation.ts';
import { remedyButtons, startButtons } from './buttons.ts';
import { repeatQuestion } from './repeat.ts';
import type { Pending, Topic } from './state.ts';
import type { Line, Talk } from './talk.ts';

/** The customer wants to send a photo. */
export function askForPhoto(talk: Talk, topic: Topic): void {
  topic.evidenceAsked = true;
  talk.state.pending = { kind: 'photo' };
  talk.say(['evidence.how'], {
    step: 'evidence',
    about: topic,
    buttons: remedyButtons(talk, ['human']),
  });
}

/** Files are kept whatever else the message says. */
export function keepEvidence(talk: Talk, attachments: readonly AttachmentInfo[]): void {
  if (attachments.length === 0) return;
  talk.want({ kind: 'evidence', attachments: [...attachments] });
  if (talk.state.topic) talk.state.topic.evidenceAsked = true;
  else talk.state.photo = true;
}

/** Questions that a photo does not answer: they are asked again. */
const openQuestions: readonly Pending['kind'][] = ['confirm', 'value', 'order', 'proof'];

/** A photo without words: kept, and answered with what comes next. */
export function answerPhoto(talk: Talk, count: number): void {
  const { state, known } = talk;
  const { topic } = state;
  const kept: Line = ['evidence.kept', { count }];
  if (known.owner === 'queue') {
    talk.say([['evidence.added', { count }]], { step: 'evidence' });
    return;
  }
  const { pending } = state;
  if (pending && openQuestions.includes(pending.kind)) {
    talk.begin(kept);
    repeatQuestion(talk);
    return;
  }
  if (!topic) {
    talk.say([kept, 'evidence.what_about'], { step: 'evidence', buttons: startButtons(talk) });
    return;
  }
  if (state.pending?.kind === 'photo') state.pending = { kind: 'offer' };
  const offers = topic.offered.filter((id) => id !== 'send_evidence');
  topic.offered = offers;
  talk.say([kept, 'evidence.next'], {
    step: 'evidence',
    about: topic,
    buttons: remedyButtons(talk, offers.length > 0 ? offers : ['human']),
  });
}
