import type { ReactNode } from 'react'
import { type Bar, COLUMN_WIDTH, layColumns } from '../../../kernel/column-layout.ts'

/** Columns over time, drawn by the server: no script, and the numbers stand in a table beside it. */
export function ColumnChart({ bars, label }: { bars: readonly Bar[]; label: string }): ReactNode {
  const { columns, baseline, width, height } = layColumns(bars)
  return (
    <svg
      className="chart"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      width={width}
    >
      {columns.map((column) => (
        <g key={column.name}>
          <rect x={column.x} y={column.y} width={COLUMN_WIDTH} height={column.height} rx="2" />
          <text x={column.middle} y={column.y - 6}>
            {column.value.toLocaleString('zh-CN')}
          </text>
          <text x={column.middle} y={baseline + 18}>
            {column.short}
          </text>
        </g>
      ))}
      <line x1="0" x2={width} y1={baseline} y2={baseline} />
    </svg>
  )
}

/** The share of one row in a table, as a bar; for the eye only, the number stands beside it. */
export function ShareBar({ value, most }: { value: number; most: number }): ReactNode {
  return (
    <svg className="share" aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
      <rect width={most === 0 ? 0 : (Math.max(0, value) / most) * 100} height="8" />
    </svg>
  )
}
