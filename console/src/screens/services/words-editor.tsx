import type { ReactNode } from 'react'
import { type Definition, TOPIC_NAMES } from '../../../../src/kernel/hall-terms.ts'
import { PERSON_KIND_NAMES } from '../../../../src/kernel/person-kind.ts'
import { optionsOf } from '../documents/names.ts'
import { type DesignFault, FaultsAt } from './design-faults.tsx'
import { Count, EntryLines, Pick, PickSeveral, TextLine, TextLines, Tick } from './design-inputs.tsx'

interface WordsProps {
  readonly definition: Definition
  readonly faults: readonly DesignFault[]
  readonly change: (part: Partial<Definition>) => void
}

const TEXTS = [
  ['summary', '这项服务是什么'],
  ['conditions', '办理条件（可不填）'],
  ['basis', '办理依据（可不填）'],
] as const
const LINES = [
  ['place', '办理地点（可不填）'],
  ['hours', '办理时间'],
  ['fee', '收费'],
] as const

function Promised({ definition: { promise, retentionYears }, change }: Omit<WordsProps, 'faults'>): ReactNode {
  return (
    <>
      <div className="pair">
        <Count
          label="承诺几个工作日办结"
          value={promise.days}
          most={365}
          change={(days) => {
            change({ promise: { ...promise, days: days ?? 1 } })
          }}
        />
        <Count
          label="办结后保存几年"
          value={retentionYears}
          most={100}
          change={(years) => {
            change({ retentionYears: years ?? 1 })
          }}
        />
      </div>
      <TextLine
        label="承诺时限出自哪个文件"
        value={promise.source}
        change={(source) => {
          change({ promise: { ...promise, source } })
        }}
      />
      <Tick
        label="已对照文件核对（没有核对的，公众页面注明“试行”）"
        value={promise.isVerified}
        change={(isVerified) => {
          change({ promise: { ...promise, isVerified } })
        }}
      />
    </>
  )
}

function ForWhom({ definition, change }: Omit<WordsProps, 'faults'>): ReactNode {
  return (
    <div className="pair">
      <PickSeveral
        label="面向"
        value={definition.audience}
        options={optionsOf(PERSON_KIND_NAMES)}
        change={(audience) => {
          change({ audience })
        }}
      />
      <Pick
        label="主题"
        value={definition.topic}
        options={optionsOf(TOPIC_NAMES)}
        change={(topic) => {
          if (topic) change({ topic })
        }}
      />
    </div>
  )
}

/** 服务说明: what people read before they apply, and what is promised to them. */
export function WordsEditor({ definition, faults, change }: WordsProps): ReactNode {
  return (
    <>
      <FaultsAt faults={faults} place="服务说明" />
      <ForWhom definition={definition} change={change} />
      {TEXTS.map(([name, label]) => (
        <TextLines
          key={name}
          label={label}
          value={definition[name]}
          change={(text) => {
            change({ ...definition, [name]: text })
          }}
        />
      ))}
      <EntryLines
        label="需要准备的材料（每行一种，可不填）"
        value={definition.materials}
        change={(materials) => {
          change({ materials })
        }}
      />
      {LINES.map(([name, label]) => (
        <TextLine
          key={name}
          label={label}
          value={definition[name]}
          change={(text) => {
            change({ ...definition, [name]: text })
          }}
        />
      ))}
      <Promised definition={definition} change={change} />
    </>
  )
}
