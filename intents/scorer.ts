import type { FeatureList } from './feature-list.ts';
import { addOutputs, type Network, toUnits } from './network.ts';
import type { Vector, Vectorise } from './vocabulary.ts';

/** What networks make of a message. */
export interface Score {
  vector: Vector;
  /** The mean outputs for the whole message. */
  outputs: Float64Array;
  /** The largest output for any clause; the whole message's where it is but one clause. */
  ofClauses: Float64Array;
}

/**
 * A function that scores messages, as a whole and by their clauses: of two things that are said in
 * one message, each is clearest in its own clause. Clauses are read only on demand. The score is valid until the next call.
 */
export function createScorer(
  members: readonly Network[],
  vectorise: Vectorise,
): (list: FeatureList, readsClauses: boolean) => Score {
  const size = members[0]?.outputs ?? 0;
  const vote = createVote(members);
  const outputs = new Float64Array(size);
  const ofClauses = new Float64Array(size);
  return (list, readsClauses) => {
    const vector = vectorise(list);
    vote(vector, outputs);
    if (!readsClauses || list.clauses.length === 0) {
      ofClauses.set(outputs);
      return { vector, outputs, ofClauses };
    }
    ofClauses.fill(Number.NEGATIVE_INFINITY);
    const one = new Float64Array(size);
    for (const { start, end } of list.clauses) {
      vote(vectorise(list, start, end), one);
      for (let at = 0; at < size; at += 1)
        ofClauses[at] = Math.max(ofClauses[at] as number, one[at] as number);
    }
    return { vector, outputs, ofClauses };
  };
}

/** Puts the mean outputs of the networks for a vector into `into`. */
function createVote(members: readonly Network[]): (vector: Vector, into: Float64Array) => void {
  const states = members.map(({ units }) => new Float32Array(units));
  return (vector, into) => {
    into.fill(0);
    for (let at = 0; at < members.length; at += 1) {
      const network = members[at] as Network;
      const state = states[at] as Float32Array;
      toUnits(network, vector, state);
      addOutputs(network, state, into);
    }
    for (let at = 0; at < into.length; at += 1) into[at] = (into[at] as number) / members.length;
  };
}

/** The position of the largest value. */
export function largest(values: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < values.length; at += 1)
    if ((values[at] as number) > (values[best] as number)) best = at;
  return best;
}
