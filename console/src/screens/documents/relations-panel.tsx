import { Button, Form, Select } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import {
  findRelatable,
  listRelations,
  relateDocument,
  unrelateDocument,
} from '../../../../src/features/disclosures/relations.contract.ts'
import { RELATION_WORDS, type RelationKind } from '../../../../src/kernel/channel-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useDo } from '../../parts/fault.tsx'
import { ActDialog } from '../../parts/fields.tsx'
import { FindDocument } from '../../parts/find-document.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/page.tsx'
import { useOpen } from '../../parts/use-open.ts'

type Row = Reply<typeof listRelations>['rows'][number]

const KIND_OPTIONS: readonly { value: RelationKind; label: string }[] = [
  { value: 'interprets', label: '解读' },
  { value: 'responds', label: '回应、澄清' },
  { value: 'amends', label: '修订' },
  { value: 'repeals', label: '废止' },
]

interface Values {
  readonly kind: RelationKind
  readonly toId: string
}

function OtherEnd({ row: { kind, direction, otherId, title, isShown } }: { row: Row }): ReactNode {
  return (
    <>
      <span className="quiet">{RELATION_WORDS[kind][direction]}</span>
      <Link className="grow" to={`/documents/${otherId}`}>
        {title === '' ? '（还没有标题）' : title}
      </Link>
      {isShown ? null : <span className="quiet">未公开，读者看不到</span>}
    </>
  )
}

function Lines({ id, rows }: { id: string; rows: readonly Row[] }): ReactNode {
  const remove = useAct(unrelateDocument)
  const act = useDo()
  if (rows.length === 0) return <p className="quiet">没有关联解读、回应、修订或者废止。</p>
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.relationId + row.direction}>
          <OtherEnd row={row} />
          {row.mayRemove ? (
            <Button
              size="small"
              aria-label={`取消与“${row.title}”的关联`}
              onClick={() =>
                void act(() => remove.mutateAsync({ params: { id, relationId: row.relationId } }), '已取消关联')
              }
            >
              取消
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function LinkDialog({ id, ...dialog }: { id: string; isOpen: boolean; close: () => void }): ReactNode {
  const relate = useAct(relateDocument)
  return (
    <ActDialog<Values>
      {...dialog}
      title="关联另一份信息"
      okText="关联"
      done="已关联"
      initial={{ kind: 'interprets' }}
      run={({ kind, toId }) => relate.mutateAsync({ params: { id }, body: { kind, toId } })}
    >
      <p>两份都公开后，双方的页面都显示；看不到另一份的读者，看不到这条关联。</p>
      <Form.Item name="kind" label="这份信息是对另一份的">
        <Select options={[...KIND_OPTIONS]} />
      </Form.Item>
      <FindDocument name="toId" label="另一份信息" endpoint={findRelatable} />
    </ActDialog>
  )
}

/** 政策、解读、回应: what this document explains, answers, amends or repeals, and what does so to it. */
export function RelationsPanel({ id }: { id: string }): ReactNode {
  const query = useCall(listRelations, { params: { id } })
  const dialog = useOpen()
  const button = (
    <Button size="small" onClick={dialog.open}>
      关联
    </Button>
  )
  return (
    <Panel title="解读与相关文件" {...(query.data?.mayLink === true ? { more: button } : {})}>
      <Loaded query={query}>{({ rows }) => <Lines id={id} rows={rows} />}</Loaded>
      <LinkDialog id={id} isOpen={dialog.isOpen} close={dialog.close} />
    </Panel>
  )
}
