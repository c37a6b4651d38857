import { useCallback, useEffect, useRef, useState } from 'react'
import { problemOf } from '../api/problem.ts'
import { useUnsaved } from './unsaved.ts'

/** How the words on the screen stand to those in the database. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'conflict'; readonly theirs: number }

const PAUSE_MS = 1200
const RETRY_MS = 8000

/** What a save answers: the version that the words have now, when it was, and what else the server says of them. */
export interface Saved<Told> {
  readonly version: number
  readonly at: string
  readonly told: Told
}

/** What is to be kept, and how. */
export interface Keeping<Words, Told> {
  readonly words: Words
  readonly version: number
  readonly savedAt: string
  /** Saves words that were made on a version. */
  readonly send: (words: Words, version: number) => Promise<Saved<Told>>
  /** The refusal that says that somebody else saved in between. */
  readonly conflict: string
  readonly hear: (told: Told) => void
}

/** A working copy: changes are saved after a short pause, one save at a time, under the version they were made on. */
export interface Autosave<Words> {
  readonly words: Words
  readonly state: SaveState
  readonly change: (make: (words: Words) => Words) => void
  /** Saves now; answers the saved version, or null when it could not be saved. */
  readonly save: () => Promise<number | null>
  /** Keeps what is on the screen although somebody else saved in between. */
  readonly overwrite: () => void
  /** Gives up what is not saved, so that nothing asks about it again. */
  readonly forget: () => void
}

interface Held<Words, Told> {
  words: Words
  version: number
  /** Counts changes, so that one made while a save was under way is saved too. */
  changes: number
  savedChanges: number
  running: Promise<number | null> | null
  keeping: Keeping<Words, Told>
}

type SetState = (state: SaveState) => void

async function saveOnce<Words, Told>(held: Held<Words, Told>, setState: SetState): Promise<number | null> {
  const { changes, keeping } = held
  setState({ kind: 'saving' })
  try {
    const saved = await keeping.send(held.words, held.version)
    held.version = saved.version
    held.savedChanges = changes
    keeping.hear(saved.told)
    setState(held.changes === changes ? { kind: 'saved', at: saved.at } : { kind: 'changed' })
    return held.version
  } catch (error) {
    const problem = problemOf(error)
    const theirs = problem.details['version']
    if (problem.code === keeping.conflict && typeof theirs === 'number') setState({ kind: 'conflict', theirs })
    else setState({ kind: 'failed', why: problem.title })
    return null
  }
}

/** Saves until nothing is left to save; a save that runs already is joined. */
async function saveAll<Words, Told>(held: Held<Words, Told>, setState: SetState): Promise<number | null> {
  if (held.running) await held.running
  while (held.changes !== held.savedChanges) {
    held.running = saveOnce(held, setState)
    const version = await held.running
    held.running = null
    if (version === null) return null
  }
  return held.version
}

function useTimer(work: () => void, state: SaveState): void {
  useEffect(() => {
    if (state.kind !== 'changed' && state.kind !== 'failed') return undefined
    const timer = setTimeout(work, state.kind === 'changed' ? PAUSE_MS : RETRY_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [state, work])
}

export function useAutosave<Words, Told>(keeping: Keeping<Words, Told>): Autosave<Words> {
  const { words: first, version } = keeping
  const held = useRef<Held<Words, Told>>({
    ...{ words: first, version, changes: 0, savedChanges: 0 },
    ...{ running: null, keeping },
  })
  const [words, setWords] = useState(first)
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: keeping.savedAt })
  const save = useCallback(() => saveAll(held.current, setState), [])
  const change = useCallback((make: (words: Words) => Words) => {
    held.current.words = make(held.current.words)
    held.current.changes += 1
    setWords(held.current.words)
    // A conflict stays until somebody decides; everything else will be saved again soon.
    setState((before) => (before.kind === 'conflict' ? before : { kind: 'changed' }))
  }, [])
  const overwrite = (): void => {
    if (state.kind !== 'conflict') return
    held.current.version = state.theirs
    held.current.changes += 1
    setState({ kind: 'changed' })
  }
  const forget = (): void => {
    held.current.savedChanges = held.current.changes
  }
  useTimer(
    useCallback(() => void save(), [save]),
    state,
  )
  useUnsaved(useCallback(() => held.current.changes !== held.current.savedChanges, []))
  return { words, state, change, save, overwrite, forget }
}
