const firstRoom = 512;

/**
 * The features of one message: hash, weight and the stretch of the normalised text that each comes
 * from. One list serves many messages, so that reading a message allocates next to nothing.
 */
export class FeatureList {
  length = 0;
  hashes = new Int32Array(firstRoom);
  weights = new Float32Array(firstRoom);
  starts = new Int32Array(firstRoom);
  ends = new Int32Array(firstRoom);
  /** Where the clauses of the text begin and end, where there are several. */
  clauses: readonly { start: number; end: number }[] = [];
  /** 1 at features that tell whether the wording is familiar: words and pairs of characters. */
  wordings = new Uint8Array(firstRoom);

  clear(): void {
    this.length = 0;
  }

  add(hash: number, weight: number, start: number, end: number, isWording = false): void {
    const at = this.length;
    if (at === this.hashes.length) this.grow();
    this.hashes[at] = hash;
    this.weights[at] = weight;
    this.starts[at] = start;
    this.ends[at] = end;
    this.wordings[at] = isWording ? 1 : 0;
    this.length = at + 1;
  }

  /** The same features in a list of its own that takes no more room than they need. */
  trim(): FeatureList {
    const list = new FeatureList();
    list.length = this.length;
    list.clauses = this.clauses;
    list.hashes = this.hashes.slice(0, this.length);
    list.weights = this.weights.slice(0, this.length);
    list.starts = this.starts.slice(0, this.length);
    list.ends = this.ends.slice(0, this.length);
    list.wordings = this.wordings.slice(0, this.length);
    return list;
  }

  private grow(): void {
    const size = this.hashes.length * 2;
    const grown = <T extends { set(from: T): void }>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.hashes = grown(this.hashes, new Int32Array(size));
    this.weights = grown(this.weights, new Float32Array(size));
    this.starts = grown(this.starts, new Int32Array(size));
    this.ends = grown(this.ends, new Int32Array(size));
    this.wordings = grown(this.wordings, new Uint8Array(size));
  }
}
