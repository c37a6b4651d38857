import type { ReactNode } from 'react'
import type { Column } from '../../../kernel/form-terms.ts'
import { nameOf } from '../hall-typed.ts'
import { type InputProps, partOf, YES_NO } from './hall-inputs.tsx'

const ROWS_TO_BEGIN = 3
const MOST_ROWS = 50
const COLUMN_TYPES: Readonly<Partial<Record<Column['kind'], string>>> = { day: 'date', telephone: 'tel' }

function Cell({
  name,
  label,
  column,
  value,
}: {
  name: string
  label: string
  column: Column
  value: string
}): ReactNode {
  if (column.kind === 'choice' || column.kind === 'yes-no') {
    const options = column.kind === 'choice' ? column.options : YES_NO
    return (
      <select name={name} aria-label={label} defaultValue={value}>
        <option value="">请选择</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      name={name}
      type={COLUMN_TYPES[column.kind] ?? 'text'}
      maxLength={200}
      aria-label={label}
      defaultValue={value}
    />
  )
}

/** Rows to fill in; one more than were filled in, so that without script a row can be added by saving. */
export function Table({ field, value }: InputProps): ReactNode {
  const rows = Array.isArray(value) ? (value as unknown[]) : []
  const most = Math.min(field.limits.maxRows ?? MOST_ROWS, MOST_ROWS)
  const shown = Math.min(most, Math.max(ROWS_TO_BEGIN, rows.length + 1))
  return (
    <div className="table-wrap">
      <table>
        <thead>
          <tr>
            {field.columns.map(({ key, label, isRequired }) => (
              <th key={key} scope="col">
                {label}
                {isRequired ? '（必填）' : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: shown }, (_, row) => (
            <tr key={String(row)}>
              {field.columns.map((column) => (
                <td key={column.key}>
                  <Cell
                    name={nameOf(field, row, column.key)}
                    label={`第 ${String(row + 1)} 行 ${column.label}`}
                    column={column}
                    value={partOf(rows[row], column.key)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
