import { useCallback, useState } from 'react'
import { saveDraft } from '../../../../src/features/disclosures/disclosures.contract.ts'
import { call } from '../../api/call.ts'
import { type Autosave, useAutosave } from '../../parts/use-autosave.ts'
import type { DocumentDetail } from '../documents/document-detail.ts'

export type Metadata = DocumentDetail['draft']['metadata']
export type Gap = DocumentDetail['gaps'][number]

/** What the editor page holds and the server keeps. */
export interface Words {
  readonly title: string
  readonly bodyHtml: string
  readonly metadata: Metadata
}

/** The working copy of a document, with what is missing in it. */
export interface Draft extends Omit<Autosave<Words>, 'change'> {
  readonly gaps: readonly Gap[]
  readonly change: (changes: Partial<Words>) => void
  readonly changeMetadata: (changes: Partial<Metadata>) => void
}

export function useDraft(document: DocumentDetail): Draft {
  const { id } = document
  const { title, bodyHtml, metadata, version, savedAt } = document.draft
  const [gaps, setGaps] = useState<readonly Gap[]>(document.gaps)
  const { change: make, ...kept } = useAutosave<Words, readonly Gap[]>({
    ...{ words: { title, bodyHtml, metadata }, version, savedAt },
    send: async (words, on) => {
      const saved = await call(saveDraft, { params: { id }, body: { version: on, ...words } })
      return { version: saved.version, at: saved.savedAt, told: saved.gaps }
    },
    conflict: 'document.version-conflict',
    hear: setGaps,
  })
  const change = useCallback(
    (changes: Partial<Words>) => {
      make((words) => ({ ...words, ...changes }))
    },
    [make],
  )
  const changeMetadata = useCallback(
    (changes: Partial<Metadata>) => {
      make((words) => ({ ...words, metadata: { ...words.metadata, ...changes } }))
    },
    [make],
  )
  return { ...kept, gaps, change, changeMetadata }
}
