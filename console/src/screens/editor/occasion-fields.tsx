import { Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useColumnKinds } from '../../parts/choices.ts'
import { Day, Field } from './fields.tsx'
import type { Gap, Metadata } from './use-draft.ts'

type Occasion = NonNullable<Metadata['occasion']>

const NOTHING: Occasion = { happensOn: '', hours: '', venue: '', projectNo: '', stage: '' }
const STAGES: { value: Occasion['stage']; label: string }[] = [
  { value: '', label: '未选' },
  { value: 'announced', label: '公告' },
  { value: 'changed', label: '变更' },
  { value: 'result', label: '结果' },
]

interface FieldsProps {
  readonly occasion: Occasion
  readonly change: (changes: Partial<Occasion>) => void
}

function Line({
  label,
  value,
  longest,
  change,
}: {
  label: string
  value: string
  longest: number
  change: (text: string) => void
}): ReactNode {
  return (
    <Input
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={longest}
      onChange={(event) => {
        change(event.target.value)
      }}
    />
  )
}

function EventFields({ occasion, change, isJob }: FieldsProps & { isJob: boolean }): ReactNode {
  return (
    <>
      <Day
        label={isJob ? '报名截止日期' : '活动日期'}
        value={occasion.happensOn}
        change={(happensOn) => {
          change({ happensOn })
        }}
      />
      <Line
        label={isJob ? '截止时间，如 16:30' : '时间，如 14:00—16:00'}
        value={occasion.hours}
        longest={40}
        change={(hours) => {
          change({ hours })
        }}
      />
      {isJob ? null : (
        <Line
          label="地点"
          value={occasion.venue}
          longest={80}
          change={(venue) => {
            change({ venue })
          }}
        />
      )}
    </>
  )
}

function TenderFields({ occasion, change }: FieldsProps): ReactNode {
  return (
    <>
      <Line
        label="项目编号"
        value={occasion.projectNo}
        longest={60}
        change={(projectNo) => {
          change({ projectNo })
        }}
      />
      <Select<Occasion['stage']>
        aria-label="采购阶段"
        style={{ width: '100%' }}
        value={occasion.stage}
        options={STAGES}
        onChange={(stage) => {
          change({ stage })
        }}
      />
    </>
  )
}

function labelOf(kinds: ReadonlySet<string>): string {
  if (kinds.has('tenders')) return '采购项目'
  return kinds.has('jobs') ? '报名截止' : '活动时间和地点'
}

/** What a column of events, jobs or tenders shows beside the title; asked only where such a column is chosen. */
export function OccasionFields({
  metadata,
  gaps,
  change,
}: {
  metadata: Metadata
  gaps: readonly Gap[]
  change: (changes: Partial<Metadata>) => void
}): ReactNode {
  const kinds = useColumnKinds(metadata.columnIds)
  const occasion = metadata.occasion ?? NOTHING
  const set = (changes: Partial<Occasion>): void => {
    change({ occasion: { ...occasion, ...changes } })
  }
  const [isEvent, isTender] = [kinds.has('events'), kinds.has('tenders')]
  const isDated = isEvent || kinds.has('jobs')
  if (!isDated && !isTender) return null
  return (
    <Field name="occasion" label={labelOf(kinds)} gaps={gaps}>
      {isDated ? <EventFields occasion={occasion} change={set} isJob={!isEvent} /> : null}
      {isTender ? <TenderFields occasion={occasion} change={set} /> : null}
    </Field>
  )
}
