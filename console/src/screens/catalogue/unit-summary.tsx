import { Collapse, Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import type { Item } from './item.ts'

interface UnitRow {
  readonly unitId: string
  readonly unitName: string
  readonly total: number
  readonly current: number
  readonly dueSoon: number
  readonly late: number
}

function summarise(rows: readonly Item[]): UnitRow[] {
  return [...new Set(rows.map(({ unitId }) => unitId))]
    .map((unitId) => {
      const items = rows.filter((item) => item.unitId === unitId)
      const count = (...states: string[]): number => items.filter(({ state }) => states.includes(state)).length
      return {
        unitId: unitId ?? '',
        unitName: items[0]?.unitName ?? '',
        total: items.length,
        current: count('current', 'nothing_due'),
        dueSoon: count('due_soon'),
        late: count('overdue', 'missing'),
      }
    })
    .sort((a, b) => b.late - a.late || b.dueSoon - a.dueSoon || b.total - a.total)
}

function columnsFor(choose: (unitId: string) => void): NonNullable<TableProps<UnitRow>['columns']> {
  return [
    {
      title: '责任单位',
      key: 'unit',
      render: (_, { unitId, unitName }) => (
        <a
          href={`?unit=${unitId}`}
          onClick={(event) => {
            event.preventDefault()
            choose(unitId)
          }}
        >
          {unitName === '' ? '未指定' : unitName}
        </a>
      ),
    },
    { title: '负责事项', dataIndex: 'total', align: 'right' },
    { title: '按时', dataIndex: 'current', align: 'right' },
    { title: '即将到期', dataIndex: 'dueSoon', align: 'right' },
    { title: '逾期或未公开', dataIndex: 'late', align: 'right' },
  ]
}

/** The board by unit; the ones that need a call stand on top. */
export function UnitSummary({ rows, choose }: { rows: readonly Item[]; choose: (unitId: string) => void }): ReactNode {
  const units = summarise(rows)
  const late = units.filter(({ late: count }) => count > 0).length
  const label = `各单位情况：${String(units.length)} 个单位负责 ${String(rows.length)} 项，其中 ${String(late)} 个单位有逾期或未公开的事项`
  const children = (
    <Table<UnitRow>
      size="small"
      rowKey="unitId"
      columns={columnsFor(choose)}
      dataSource={units}
      pagination={false}
      scroll={{ x: 'max-content' }}
    />
  )
  return <Collapse style={{ marginBottom: 16, background: '#fff' }} items={[{ key: 'units', label, children }]} />
}
