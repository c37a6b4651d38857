/** The part of autocannon that the bench uses; the package ships no types. */
declare module 'autocannon' {
  interface Options {
    readonly url: string
    readonly connections: number
    readonly duration?: number
    /** So many requests, however long they take. */
    readonly amount?: number
    readonly headers?: Readonly<Record<string, string>>
    readonly requests: readonly { readonly method: string; readonly path: string }[]
  }
  interface Result {
    readonly errors: number
    readonly timeouts: number
    readonly non2xx: number
  }
  interface Running extends PromiseLike<Result> {
    on: (
      event: 'response',
      listener: (...told: [client: unknown, status: number, bytes: number, time: number]) => void,
    ) => void
  }
  function autocannon(options: Options): Running
  export = autocannon
}
