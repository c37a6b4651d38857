import { Descriptions } from 'antd'
import type { ReactNode } from 'react'
import type { Field, FieldValue, Form, Section, Values } from '../../../../src/kernel/form-terms.ts'
import { areStrokes, pathOf, SIGNING_HEIGHT, SIGNING_WIDTH } from '../../../../src/kernel/strokes.ts'
import { DataTable } from '../../parts/card-table.tsx'
import { valueText } from './value-text.ts'

type Row = Readonly<Record<string, FieldValue>>

function TableValue({ field, rows }: { field: Field; rows: readonly Row[] }): ReactNode {
  return (
    <DataTable<Row>
      name={field.label}
      rowKey={(row) => JSON.stringify(row)}
      pagination={false}
      columns={field.columns.map((column) => ({
        title: column.label,
        key: column.key,
        render: (_, row) => valueText(column, row[column.key]),
      }))}
      dataSource={rows}
    />
  )
}

/** A signature by hand, as it was drawn. */
function Strokes({ value }: { value: FieldValue }): ReactNode {
  const strokes = typeof value === 'object' && 'strokes' in value ? value.strokes : undefined
  if (strokes === undefined || !areStrokes(strokes)) return null
  return (
    <svg className="strokes" viewBox={`0 0 ${String(SIGNING_WIDTH)} ${String(SIGNING_HEIGHT)}`} role="img">
      <title>手写签名</title>
      <path d={pathOf(strokes)} />
    </svg>
  )
}

function Value({ field, value }: { field: Field; value: FieldValue | undefined }): ReactNode {
  if (field.kind === 'table' && Array.isArray(value)) return <TableValue field={field} rows={value as readonly Row[]} />
  return (
    <>
      <span className="written">{valueText(field, value)}</span>
      {field.kind === 'signature' && value !== undefined ? <Strokes value={value} /> : null}
    </>
  )
}

function SectionValues({ section, values }: { section: Section; values: Values }): ReactNode {
  const filled = section.fields.filter(({ kind, key }) => kind !== 'note' && values[key] !== undefined)
  if (filled.length === 0) return null
  return (
    <Descriptions
      title={section.title}
      bordered
      column={1}
      size="small"
      style={{ marginBottom: 16 }}
      styles={{ label: { width: 160 } }}
      items={filled.map((field) => ({
        key: field.key,
        label: field.label,
        children: <Value field={field} value={values[field.key]} />,
      }))}
    />
  )
}

/** What somebody filled in, under the words of the form that they saw. */
export function FilledIn({ form, values }: { form: Form; values: Values }): ReactNode {
  return form.sections.map((section) => <SectionValues key={section.key} section={section} values={values} />)
}
