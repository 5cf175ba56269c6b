/** Asks again what is open, after something came in between. */
import { ask, remedyButton, remedyButtons, tense } from './buttons.ts';
import { remedies } from './remedies/index.ts';
import type { Pending } from './state.ts';
import type { Talk } from './talk.ts';

/** Says the open question once more; false when none is open. */
export function repeatQuestion(talk: Talk): boolean {
  const { state } = talk;
  const { pending, topic } = state;
  switch (pending?.kind) {
    case 'confirm':
      repeatConfirm(talk, pending);
      return true;
    case 'value':
      talk.say([`value.${remedies[pending.remedy].asks ?? 'address'}`], {
        step: 'clarify',
        buttons: refuseButtons(talk),
      });
      return true;
    case 'order':
    case 'proof':
      talk.say([pending.kind === 'proof' ? 'guest.ask_order' : 'order.ask_again'], {
        step: 'pick_order',
        buttons: remedyButtons(talk, ['human']),
      });
      return true;
    case 'offer':
      if (!topic || topic.offered.length === 0 || topic.settled) return false;
      talk.say([ask(talk, topic.offered, topic)], {
        step: 'offer',
        buttons: remedyButtons(talk, topic.offered),
      });
      return true;
    default:
      return false;
  }
}

function refuseButtons(talk: Talk) {
  return [
    { title: talk.text('button.no'), value: { confirm: false } },
    remedyButton(talk, 'human'),
  ];
}

/** The question with the amount, as it was asked. */
export function repeatConfirm(
  talk: Talk,
  { remedy, given, currency }: Extract<Pending, { kind: 'confirm' }>,
): void {
  const over = tense(talk.state.topic);
  talk.say(
    [
      [
        'confirm.again',
        { remedy: talk.text(`remedy.${remedy}.title`, over), amountFen: given.amountFen ?? 0 },
      ],
    ],
    {
      step: 'confirm',
      currency,
      buttons: [
        {
          title: talk.text(`remedy.${remedy as 'cancel'}.yes`, over),
          value: { remedy, confirm: true },
        },
        ...refuseButtons(talk),
      ],
    },
  );
}
