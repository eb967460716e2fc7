import { Worker } from 'node:worker_threads';
import type { Limits } from './limits.ts';
import type { ChainRequest, ItemOutcome, WorkerReport, WorkerSetup } from './protocol.ts';

/** How often the watch looks whether a script runs too long, in milliseconds. */
const WATCH_MS = 50;

/** How much longer an engine that watches itself may take, in milliseconds. */
const GRACE_MS = 3_000;

/** How a chain ended. `killed`: its worker was stopped in the middle of the item at `index`. */
export type ChainEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'killed'; readonly index: number; readonly by: 'time' | 'memory' }
  | { readonly kind: 'cancelled' };

export type ChainEvents = {
  readonly onOutcome: (index: number, outcome: ItemOutcome) => void;
  readonly onSnapshot: (index: number, bytes: SharedArrayBuffer) => void;
};

/** A thread that runs one chain at a time, and is replaced when it has to be stopped. */
export class Lane {
  readonly #file: URL;
  readonly #limits: Limits;
  readonly #native: boolean;
  #image: SharedArrayBuffer | null = null;
  readonly #heartbeat = new SharedArrayBuffer(4);
  #worker: Worker | null = null;
  #hear: (report: WorkerReport) => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;
  #cancel: (() => void) | null = null;
  #version: Promise<string>;
  #closed = false;

  /**
   * @param native its database is native code: it ends its scripts itself when their time is over, and is asked to
   * before its thread is stopped, which would wait for it.
   */
  constructor(file: URL, limits: Limits, native = false) {
    this.#file = file;
    this.#limits = limits;
    this.#native = native;
    this.#version = this.#start();
  }

  /** Version of the database engine, once the thread is ready. */
  get version(): Promise<string> {
    return this.#version;
  }

  #start(): Promise<string> {
    const setup: WorkerSetup = { limits: this.#limits, heartbeat: this.#heartbeat, image: this.#image };
    const worker = new Worker(this.#file, {
      workerData: setup,
      stdout: true,
      stderr: true,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 2048 },
    });
    this.#worker = worker;
    const version = new Promise<string>((resolve, reject) => {
      this.#hear = (report) => {
        if (report.kind === 'ready') {
          this.#image = report.image ?? this.#image;
          resolve(report.version);
        } else reject(new Error(`The engine did not start: ${report.kind}.`));
      };
      this.#fail = reject;
      worker.on('message', (report: WorkerReport) => worker === this.#worker && this.#hear(report));
      worker.on('error', (error: Error) => worker === this.#worker && this.#fail(error));
      worker.on('exit', () => worker === this.#worker && this.#fail(new Error('The engine ended.')));
    });
    // A thread that waits for work does not keep the process alive; one that starts does.
    version.then(() => this.#cancel ?? worker.unref()).catch(() => undefined);
    return version;
  }

  /**
   * Runs a chain to its end.
   * @param scriptMs time of one script, in milliseconds.
   * @throws Error where the engine itself is broken.
   */
  async run(request: ChainRequest, events: ChainEvents, scriptMs: number): Promise<ChainEnd> {
    let cancelled = false;
    // A replaced thread takes a moment to start: it can be cancelled before it has anything to do.
    this.#cancel = () => {
      cancelled = true;
    };
    await this.#version;
    const worker = this.#worker;
    if (!worker || this.#closed || cancelled) {
      this.#cancel = null;
      worker?.unref();
      return { kind: 'cancelled' };
    }
    worker.ref();
    let watch: NodeJS.Timeout | undefined;
    try {
      const end = await new Promise<ChainEnd>((resolve, reject) => {
        let index = 0;
        this.#cancel = () => resolve({ kind: 'cancelled' });
        watch = this.#watch(scriptMs + (this.#native ? GRACE_MS : 0), () =>
          resolve({ kind: 'killed', index, by: 'time' }),
        );
        this.#fail = (error) =>
          outOfMemory(error) ? resolve({ kind: 'killed', index, by: 'memory' }) : reject(error);
        this.#hear = (report) => {
          switch (report.kind) {
            case 'outcome':
              index = report.index + 1;
              return events.onOutcome(report.index, report);
            case 'snapshot':
              index = report.index + 1;
              return events.onSnapshot(report.index, report.bytes);
            case 'done':
              return resolve({ kind: 'done' });
            case 'exhausted':
              return resolve({ kind: 'killed', index, by: 'memory' });
            case 'broken':
              return reject(new Error(report.message));
            case 'ready':
              return undefined;
          }
        };
        worker.postMessage(request);
      });
      if (end.kind !== 'done') await this.#replace();
      return end;
    } finally {
      clearInterval(watch);
      this.#cancel = null;
      worker.unref();
    }
  }

  /** Stops what is running, at once. */
  cancel(): void {
    this.#cancel?.();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel?.();
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #watch(scriptMs: number, onTooLong: () => void): NodeJS.Timeout {
    const beats = new Int32Array(this.#heartbeat);
    let seen = Atomics.load(beats, 0);
    let since = performance.now();
    return setInterval(() => {
      const beat = Atomics.load(beats, 0);
      if (beat !== seen) {
        seen = beat;
        since = performance.now();
      } else if (performance.now() - since > scriptMs) onTooLong();
    }, WATCH_MS);
  }

  async #replace(): Promise<void> {
    const old = this.#worker;
    this.#worker = null;
    if (this.#native) old?.postMessage('stop');
    await old?.terminate();
    if (!this.#closed) this.#version = this.#start();
  }
}

function outOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
