import type { ReactNode } from 'react'
import {
  COLUMN_KINDS,
  type Column,
  type Field,
  FIELD_KIND_NAMES,
  type Option,
} from '../../../../src/kernel/form-terms.ts'
import { EntryLines, Pick, TextLine, Tick } from './design-inputs.tsx'
import { Entries } from './entries.tsx'
import { freshKey } from './lists.ts'

const KINDS = COLUMN_KINDS.map((value) => ({ value, label: FIELD_KIND_NAMES[value] }))

interface OptionLinesProps {
  readonly label: string
  readonly options: readonly Option[]
  readonly change: (options: readonly Option[]) => void
}

function toOptions(lines: readonly string[], before: readonly Option[]): Option[] {
  // A label that was there keeps its value, because conditions and matters know it by that.
  return lines.map((label) => before.find((option) => option.label === label) ?? { value: label.trim(), label })
}

/** What there is to choose from, one a line. */
export function OptionLines({ label, options, change }: OptionLinesProps): ReactNode {
  return (
    <EntryLines
      label={label}
      value={options.map((option) => option.label)}
      change={(lines) => {
        change(toOptions(lines, options))
      }}
    />
  )
}

function ColumnEditor({ column, change }: { column: Column; change: (column: Column) => void }): ReactNode {
  return (
    <>
      <div className="pair">
        <TextLine
          label="列名"
          value={column.label}
          change={(label) => {
            change({ ...column, label })
          }}
        />
        <Pick
          label="列的种类"
          value={column.kind}
          options={KINDS}
          change={(kind) => {
            if (kind) change({ ...column, kind })
          }}
        />
      </div>
      {column.kind === 'choice' ? (
        <OptionLines
          label="列的选项（每行一个）"
          options={column.options}
          change={(options) => {
            change({ ...column, options })
          }}
        />
      ) : null}
      <Tick
        label="这一列必填"
        value={column.isRequired}
        change={(isRequired) => {
          change({ ...column, isRequired })
        }}
      />
    </>
  )
}

/** The columns of a table. */
export function Columns({ field, change }: { field: Field; change: (field: Field) => void }): ReactNode {
  const keys = field.columns.map(({ key }) => key)
  return (
    <Entries<Column>
      list={field.columns}
      set={(columns) => {
        change({ ...field, columns })
      }}
      nameOf={({ label }, at) => `“${field.label}”的${label === '' ? `第 ${String(at + 1)} 列` : `列“${label}”`}`}
      add={() => ({ key: freshKey('c', keys), label: '', kind: 'text', isRequired: false, options: [] })}
      addText="增加一列"
    >
      {(column, _, set) => <ColumnEditor column={column} change={set} />}
    </Entries>
  )
}
