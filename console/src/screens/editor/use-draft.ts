import { useCallback, useEffect, useRef, useState } from 'react'
import { saveDraft } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { call } from '../../api/call.ts'
import { problemOf } from '../../api/problem.ts'
import { useUnsaved } from '../../parts/unsaved.ts'
import type { DocumentDetail } from '../documents/document-detail.ts'

export type Metadata = DocumentDetail['draft']['metadata']
export type Gap = DocumentDetail['gaps'][number]

/** What the editor page holds and the server keeps. */
export interface Words {
  readonly title: string
  readonly bodyHtml: string
  readonly metadata: Metadata
}

/** How the words on the screen stand to those in the database. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'changed' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly why: string }
  | { readonly kind: 'conflict'; readonly theirs: number }

const PAUSE_MS = 1200
const RETRY_MS = 8000

/** The working copy: changes are saved after a short pause, one save at a time, under the version they were made on. */
export interface Draft {
  readonly words: Words
  readonly gaps: readonly Gap[]
  readonly state: SaveState
  readonly change: (changes: Partial<Words>) => void
  readonly changeMetadata: (changes: Partial<Metadata>) => void
  /** Saves now; answers the saved version, or null when it could not be saved. */
  readonly save: () => Promise<number | null>
  /** Keeps what is on the screen although somebody else saved in between. */
  readonly overwrite: () => void
}

interface Held {
  words: Words
  version: number
  /** Counts changes, so that one made while a save was under way is saved too. */
  changes: number
  savedChanges: number
  running: Promise<number | null> | null
}

function useHeld(document: DocumentDetail): React.RefObject<Held> {
  const { title, bodyHtml, metadata, version } = document.draft
  return useRef<Held>({ words: { title, bodyHtml, metadata }, version, changes: 0, savedChanges: 0, running: null })
}

interface Sinks {
  readonly setState: (state: SaveState) => void
  readonly setGaps: (gaps: readonly Gap[]) => void
}

async function saveOnce(id: string, held: Held, { setState, setGaps }: Sinks): Promise<number | null> {
  const { changes } = held
  setState({ kind: 'saving' })
  try {
    const saved = await call(saveDraft, { params: { id }, body: { version: held.version, ...held.words } })
    held.version = saved.version
    held.savedChanges = changes
    setGaps(saved.gaps)
    setState(held.changes === changes ? { kind: 'saved', at: saved.savedAt } : { kind: 'changed' })
    return held.version
  } catch (error) {
    const problem = problemOf(error)
    const theirs = problem.details['version']
    if (problem.code === 'document.version-conflict' && typeof theirs === 'number')
      setState({ kind: 'conflict', theirs })
    else setState({ kind: 'failed', why: problem.title })
    return null
  }
}

/** Saves until nothing is left to save; a save that runs already is joined. */
async function saveAll(id: string, held: Held, sinks: Sinks): Promise<number | null> {
  if (held.running) await held.running
  while (held.changes !== held.savedChanges) {
    held.running = saveOnce(id, held, sinks)
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

export function useDraft(document: DocumentDetail): Draft {
  const { id } = document
  const held = useHeld(document)
  const [words, setWords] = useState(held.current.words)
  const [gaps, setGaps] = useState<readonly Gap[]>(document.gaps)
  const [state, setState] = useState<SaveState>({ kind: 'saved', at: document.draft.savedAt })
  const save = useCallback(() => saveAll(id, held.current, { setState, setGaps }), [id, held])
  const change = useCallback(
    (changes: Partial<Words>) => {
      held.current.words = { ...held.current.words, ...changes }
      held.current.changes += 1
      setWords(held.current.words)
      // A conflict stays until somebody decides; everything else will be saved again soon.
      setState((before) => (before.kind === 'conflict' ? before : { kind: 'changed' }))
    },
    [held],
  )
  const changeMetadata = useCallback(
    (changes: Partial<Metadata>) => {
      change({ metadata: { ...held.current.words.metadata, ...changes } })
    },
    [change, held],
  )
  const overwrite = (): void => {
    if (state.kind !== 'conflict') return
    held.current.version = state.theirs
    held.current.changes += 1
    setState({ kind: 'changed' })
  }
  useTimer(
    useCallback(() => void save(), [save]),
    state,
  )
  useUnsaved(useCallback(() => held.current.changes !== held.current.savedChanges, [held]))
  return { words, gaps, state, change, changeMetadata, save, overwrite }
}
