/** A page as it is sent. `headers` is a flat list of names and values, as node:http takes it fastest. */
export interface Sent {
  readonly status: number
  readonly etag: string
  readonly headers: readonly string[]
  readonly body: Buffer
}

/** A page to be kept. `tags` name what it shows; a change of any of it takes the page out. */
export interface PageToKeep {
  readonly key: string
  readonly tags: readonly string[]
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
}
