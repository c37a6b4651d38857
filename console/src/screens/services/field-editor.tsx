import type { ReactNode } from 'react'
import {
  type Field,
  FIELD_KIND_NAMES,
  type FieldKind,
  type Limits,
  PATTERN_NAMES,
  PREFILL_NAMES,
} from '../../../../src/kernel/form-terms.ts'
import { optionsOf } from '../documents/names.ts'
import { Columns, OptionLines } from './column-editor.tsx'
import { ConditionBuilder } from './condition-builder.tsx'
import { type DesignFault, FaultsAt } from './design-faults.tsx'
import { Count, Pick, TextLine, TextLines, Tick } from './design-inputs.tsx'
import { VenueGroup } from './venue-group.tsx'

interface EditorProps {
  readonly field: Field
  readonly change: (field: Field) => void
}

const NONE = { value: 'none', label: '不限' } as const
const NOT_FILLED = { value: 'none', label: '不预填' } as const
const CHOOSING: readonly FieldKind[] = ['choice', 'choices']
const WRITTEN: readonly FieldKind[] = ['text', 'long-text', 'telephone', 'email', 'unit']
const DATED: readonly FieldKind[] = ['day', 'period']

interface LimitOf {
  readonly name: Exclude<keyof Limits, 'isFromToday'>
  readonly label: string
  readonly least: number
  readonly most: number
}

const LIMITS: Readonly<Partial<Record<FieldKind, readonly LimitOf[]>>> = {
  text: [{ name: 'maxLength', label: '最多几个字', least: 1, most: 200 }],
  'long-text': [{ name: 'maxLength', label: '最多几个字', least: 1, most: 4000 }],
  number: [
    { name: 'min', label: '不小于', least: -1e9, most: 1e9 },
    { name: 'max', label: '不大于', least: -1e9, most: 1e9 },
    { name: 'decimals', label: '小数位数', least: 0, most: 6 },
  ],
  period: [{ name: 'maxDays', label: '最多几天', least: 1, most: 3660 }],
  choices: [{ name: 'maxChosen', label: '最多选几项', least: 1, most: 100 }],
  table: [{ name: 'maxRows', label: '最多几行', least: 1, most: 50 }],
  files: [{ name: 'maxFiles', label: '最多几个附件', least: 1, most: 5 }],
}

function LimitFields({ field, change }: EditorProps): ReactNode {
  const { limits } = field
  return (
    <div className="pair">
      {(LIMITS[field.kind] ?? []).map(({ name, label, least, most }) => (
        <Count
          key={name}
          label={`${label}（可不填）`}
          value={limits[name] ?? null}
          least={least}
          most={most}
          change={(value) => {
            const { [name]: _, ...rest } = limits
            change({ ...field, limits: value === null ? rest : { ...rest, [name]: value } })
          }}
        />
      ))}
      {DATED.includes(field.kind) ? (
        <Tick
          label="不能早于今天"
          value={limits.isFromToday ?? false}
          change={(isFromToday) => {
            change({ ...field, limits: { ...limits, isFromToday } })
          }}
        />
      ) : null}
    </div>
  )
}

/** What only some kinds of fields have. */
function OfKind({ field, change }: EditorProps): ReactNode {
  if (field.kind === 'table') return <Columns field={field} change={change} />
  if (field.kind === 'venue')
    return (
      <VenueGroup
        value={field.venues}
        change={(venues) => {
          change({ ...field, venues })
        }}
      />
    )
  if (!CHOOSING.includes(field.kind)) return null
  return (
    <OptionLines
      label="选项（每行一个）"
      options={field.options}
      change={(options) => {
        change({ ...field, options })
      }}
    />
  )
}

function Writing({ field, change }: EditorProps): ReactNode {
  if (!WRITTEN.includes(field.kind)) return null
  return (
    <div className="pair">
      {field.kind === 'text' ? (
        <Pick
          label="格式"
          value={field.pattern ?? 'none'}
          options={[NONE, ...optionsOf(PATTERN_NAMES)]}
          change={(pattern) => {
            change({ ...field, pattern: pattern === 'none' ? null : pattern })
          }}
        />
      ) : null}
      <Pick
        label="登录后自动预填"
        value={field.prefill ?? 'none'}
        options={[NOT_FILLED, ...optionsOf(PREFILL_NAMES)]}
        change={(prefill) => {
          change({ ...field, prefill: prefill === 'none' ? null : prefill })
        }}
      />
    </div>
  )
}

/** The field as another kind: what the new kind does not mind is dropped. */
function asKind(field: Field, kind: FieldKind): Field {
  return {
    ...field,
    kind,
    limits: {},
    pattern: null,
    prefill: null,
    columns: kind === 'table' ? field.columns : [],
    options: CHOOSING.includes(kind) ? field.options : [],
    venues: kind === 'venue' ? field.venues : '',
    isRequired: kind !== 'note' && field.isRequired,
  }
}

function Naming({ field, change }: EditorProps): ReactNode {
  const isNote = field.kind === 'note'
  return (
    <>
      <div className="pair">
        <TextLine
          label="项目名称"
          value={field.label}
          change={(label) => {
            change({ ...field, label })
          }}
        />
        <Pick
          label="项目种类"
          value={field.kind}
          options={optionsOf(FIELD_KIND_NAMES)}
          change={(kind) => {
            if (kind) change(asKind(field, kind))
          }}
        />
      </div>
      <TextLines
        label={isNote ? '说明文字' : '填写提示（可不填）'}
        value={field.help}
        change={(help) => {
          change({ ...field, help })
        }}
      />
      {isNote ? null : (
        <Tick
          label="必填"
          value={field.isRequired}
          change={(isRequired) => {
            change({ ...field, isRequired })
          }}
        />
      )}
    </>
  )
}

interface FieldEditorProps extends EditorProps {
  readonly before: readonly Field[]
  readonly faults: readonly DesignFault[]
}

/** One field of a form in the designer. */
export function FieldEditor({ field, before, faults, change }: FieldEditorProps): ReactNode {
  return (
    <>
      <FaultsAt faults={faults} place={`表单 · ${field.label === '' ? field.key : field.label}`} />
      <Naming field={field} change={change} />
      <OfKind field={field} change={change} />
      <LimitFields field={field} change={change} />
      <Writing field={field} change={change} />
      <ConditionBuilder
        condition={field.showWhen}
        before={before}
        then="显示"
        change={(showWhen) => {
          change({ ...field, showWhen })
        }}
      />
    </>
  )
}
