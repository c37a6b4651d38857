import { Button } from 'antd'
import type { ReactNode } from 'react'
import { type Definition, type ResultTemplate, SHOWN_NAMES } from '../../../../src/kernel/hall-terms.ts'
import { optionsOf } from '../documents/names.ts'
import { type DesignFault, FaultsAt } from './design-faults.tsx'
import { Count, EntryLines, Pick, TextLine, Tick } from './design-inputs.tsx'

/** What a result document can say beside what was filled in. */
const FACTS = [
  ['applicant', '申请人'],
  ['number', '办件编号'],
  ['unit', '办理单位'],
  ['today', '办结日期'],
  ['validUntil', '有效期至'],
  ['school', '学校名称'],
] as const

const NEW: ResultTemplate = { title: '', paragraphs: [], shows: 'surname', validDays: null }

interface PartsProps {
  readonly definition: Definition
  readonly insert: (key: string) => void
}

function Parts({ definition: { form }, insert }: PartsProps): ReactNode {
  const fields = form.sections
    .flatMap(({ fields: all }) => all)
    .map(({ key, label }) => [key, label] as const)
    .filter(([, label]) => label !== '')
  return (
    <p className="tasks">
      {[...FACTS, ...fields].map(([key, label]) => (
        <Button
          key={key}
          size="small"
          aria-label={`在正文末尾加入${label}`}
          onClick={() => {
            insert(key)
          }}
        >
          加入{label}
        </Button>
      ))}
    </p>
  )
}

interface TemplateProps {
  readonly definition: Definition
  readonly result: ResultTemplate
  readonly set: (result: ResultTemplate) => void
}

function Template({ definition, result, set }: TemplateProps): ReactNode {
  const { paragraphs } = result
  const insert = (key: string): void => {
    set({ ...result, paragraphs: [...paragraphs.slice(0, -1), `${paragraphs.at(-1) ?? ''}{{${key}}}`] })
  }
  return (
    <>
      <TextLine
        label="文书标题"
        value={result.title}
        change={(title) => {
          set({ ...result, title })
        }}
      />
      <EntryLines
        label="正文（每行一段）"
        value={paragraphs}
        change={(next) => {
          set({ ...result, paragraphs: next })
        }}
      />
      <p className="quiet">办结时自动写入的内容，点一下加到正文末尾，双花括号中的部分请不要改动。</p>
      <Parts definition={definition} insert={insert} />
      <Reliance result={result} set={set} />
    </>
  )
}

function Reliance({ result, set }: Omit<TemplateProps, 'definition'>): ReactNode {
  return (
    <div className="pair">
      <Pick
        label="凭校验码查验时，公众看到"
        value={result.shows}
        options={optionsOf(SHOWN_NAMES)}
        change={(shows) => {
          if (shows) set({ ...result, shows })
        }}
      />
      <Count
        label="有效几天（长期有效的不填）"
        value={result.validDays}
        most={36_600}
        change={(validDays) => {
          set({ ...result, validDays })
        }}
      />
    </div>
  )
}

interface ResultProps {
  readonly definition: Definition
  readonly faults: readonly DesignFault[]
  readonly change: (part: Partial<Definition>) => void
}

/** 结果文书: what the applicant is given at the end. */
export function ResultEditor({ definition, faults, change }: ResultProps): ReactNode {
  const { result } = definition
  const set = (next: ResultTemplate | null): void => {
    change({ result: next })
  }
  return (
    <>
      <FaultsAt faults={faults} place="结果文书" />
      <Tick
        label="办结时出具文书"
        value={result !== null}
        change={(has) => {
          set(has ? NEW : null)
        }}
      />
      {result ? <Template definition={definition} result={result} set={set} /> : null}
    </>
  )
}
