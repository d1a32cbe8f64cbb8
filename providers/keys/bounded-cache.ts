/** Remembers what was loaded last, `entriesMax` at most. A load that fails is not remembered; one at a time for each key. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, Promise<Value>>();
  constructor(readonly entriesMax: number) {}

  get(key: string, load: () => Promise<Value>): Promise<Value> {
    const value = this.#entries.get(key) ?? this.#start(key, load);
    this.#entries.delete(key);
    this.#entries.set(key, value);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.entriesMax) break;
      this.#entries.delete(oldest);
    }
    return value;
  }

  forget(key: string): void {
    this.#entries.delete(key);
  }

  get size(): number {
    return this.#entries.size;
  }

  #start(key: string, load: () => Promise<Value>): Promise<Value> {
    const value = load();
    value.catch(() => {
      if (this.#entries.get(key) === value) this.#entries.delete(key);
    });
    return value;
  }
}
