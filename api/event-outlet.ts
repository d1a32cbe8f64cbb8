/** One open stream: what its listener has not taken yet has a limit. */
export type Outlet = {
  readonly readable: ReadableStream<Uint8Array>;
  readonly isOver: boolean;
  /** Cuts the stream off when its reader is too far behind. */
  push(bytes: Uint8Array | null): void;
  /** Waits until the reader has taken what was pushed. */
  roomForMore(): Promise<void>;
  end(): void;
};

export function createOutlet(bufferBytesMax: number, onOver: () => void): Outlet {
  let isOver = false;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let wake: () => void = () => undefined;
  const over = () => {
    if (isOver) return;
    isOver = true;
    onOver();
    wake();
  };
  const readable = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given;
      },
      pull: () => wake(),
      cancel: over,
    },
    { highWaterMark: bufferBytesMax, size: (chunk) => chunk.byteLength },
  );
  const end = () => {
    if (isOver) return;
    over();
    controller?.close();
  };
  return {
    readable,
    get isOver() {
      return isOver;
    },
    push: (bytes) => {
      if (isOver || bytes === null) return;
      controller?.enqueue(bytes);
      if ((controller?.desiredSize ?? 0) < 0) end();
    },
    roomForMore: async () => {
      while (!isOver && (controller?.desiredSize ?? 0) < bufferBytesMax / 2) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    end,
  };
}
