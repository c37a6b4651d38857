import type { Column, Field, FieldValue } from '../../../../src/kernel/form-terms.ts'

type Named = Pick<Field | Column, 'kind' | 'options'>

const FEN = 100

function labelOf({ options }: Named, value: string): string {
  return options.find((option) => option.value === value)?.label ?? value
}

/** A value that is no table, as people read it. */
export function valueText(field: Named, value: FieldValue | undefined): string {
  if (value === undefined) return '未填写'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return field.kind === 'money' ? `${(value / FEN).toFixed(2)} 元` : String(value)
  if (typeof value === 'string') return labelOf(field, value)
  if (Array.isArray(value)) return listText(field, value as readonly unknown[])
  return partsText(value as Readonly<Record<string, string>>)
}

function listText(field: Named, values: readonly unknown[]): string {
  return values
    .map((each) => (typeof each === 'string' ? labelOf(field, each) : ((each as { name?: string }).name ?? '')))
    .join('、')
}

function partsText({ name, on = '', from = '', to = '', venueId }: Readonly<Record<string, string>>): string {
  if (venueId !== undefined) return `${on} ${from}—${to}`
  return name === undefined ? `${from} 至 ${to}` : `${name}（${on}）`
}
