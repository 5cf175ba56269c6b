/** An agent gives the conversation back, or closes the case. */
import { close, takeUp, waiting } from './closing.ts';
import { showHelp } from './help.ts';
import type { Talk } from './talk.ts';

export function hearReturned(talk: Talk, reason: 'returned' | 'resolved'): void {
  const { state } = talk;
  delete state.pending;
  state.misses = 0;
  if (reason === 'resolved') {
    state.resolved = true;
    close(talk, state.topic, ['returned.resolved']);
    return;
  }
  talk.begin('returned.back');
  const topic = state.topic ?? waiting(talk);
  if (topic && topic.offered.length > 0) {
    delete topic.settled;
    takeUp(talk, topic);
  } else {
    showHelp(talk, ['help.can_do']);
  }
}
