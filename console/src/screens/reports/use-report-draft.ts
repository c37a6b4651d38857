import { useCallback, useState } from 'react'
import { saveReport } from '../../../../src/features/reports/reports.contract.ts'
import { call } from '../../api/call.ts'
import { type Autosave, useAutosave } from '../../parts/use-autosave.ts'
import type { Fault, Report, Section, TextOf } from './report.ts'

interface Words {
  readonly title: string
  readonly sections: readonly Section[]
}

/** The words of a report as they are being written, with what is wrong with them. */
export interface ReportDraft extends Autosave<Words> {
  readonly faults: readonly Fault[]
  readonly changeSection: (key: string, changes: Partial<Section>) => void
  readonly changeText: (section: string, key: string, changes: Partial<TextOf>) => void
}

function withSection(words: Words, key: string, make: (section: Section) => Section): Words {
  return { ...words, sections: words.sections.map((section) => (section.key === key ? make(section) : section)) }
}

export function useReportDraft(report: Report): ReportDraft {
  const { id, title, sections, version, savedAt } = report
  const [faults, setFaults] = useState<readonly Fault[]>(report.faults)
  const kept = useAutosave<Words, readonly Fault[]>({
    ...{ words: { title, sections }, version, savedAt },
    send: async (words, on) => {
      const body = { version: on, title: words.title, sections: [...words.sections] }
      const saved = await call(saveReport, { params: { id }, body })
      return { version: saved.version, at: new Date().toISOString(), told: saved.faults }
    },
    conflict: 'report.version-conflict',
    hear: setFaults,
  })
  const { change } = kept
  const changeSection = useCallback(
    (key: string, changes: Partial<Section>) => {
      change((words) => withSection(words, key, (section) => ({ ...section, ...changes })))
    },
    [change],
  )
  const changeText = useCallback(
    (section: string, key: string, changes: Partial<TextOf>) => {
      change((words) =>
        withSection(words, section, (own) => ({
          ...own,
          texts: own.texts.map((text) => (text.key === key ? { ...text, ...changes } : text)),
        })),
      )
    },
    [change],
  )
  return { ...kept, faults, changeSection, changeText }
}
