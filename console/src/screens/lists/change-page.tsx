import { Button, Pagination } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import {
  getChange,
  giveChangeOpinionEndpoint,
  recallChangeEndpoint,
} from '../../../../src/features/lists/list-work.contract.ts'
import { LIST_KIND_NAMES } from '../../../../src/kernel/list-terms.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import '../../styles/settings.css'
import { OpinionForm } from '../documents/opinion-panel.tsx'
import { ReviewTimeline } from '../documents/review-timeline.tsx'
import { fieldName, type FieldName, valueText } from './field-list.ts'

type Change = Reply<typeof getChange>
type Row = Change['rows'][number]

const SIZE = 50

function Field({ row: { before, after }, name }: { row: Row; name: FieldName }): ReactNode {
  const was = before ? valueText(before, name) : ''
  return (
    <li className="as-typed">
      <b>{fieldName(name)}</b>：{before ? <del>{was || '（同上级）'}</del> : null}
      {before ? ' → ' : ''}
      <ins>{valueText(after, name) || '（同上级）'}</ins>
    </li>
  )
}

function Entry({ row }: { row: Row }): ReactNode {
  const { entryId, number, kind, unitName, parentNumber, isEnded, before, after, changed } = row
  const what = isEnded ? '取消' : before ? '修改' : '新增'
  return (
    <li>
      <p>
        <b>{what}</b> <Link to={`/list-entries/${entryId}`}>{number}</Link> {after.matter}{' '}
        <span className="quiet">
          {LIST_KIND_NAMES[kind]} · {unitName}
          {parentNumber === '' ? '' : ` · 上级 ${parentNumber}`}
        </span>
      </p>
      <ul>
        {changed.map((name) => (
          <Field key={name} row={row} name={name as FieldName} />
        ))}
      </ul>
    </li>
  )
}

function Recall({ id }: { id: string }): ReactNode {
  const recall = useAct(recallChangeEndpoint)
  const { open, ...opening } = useOpen()
  return (
    <>
      <Button onClick={open}>撤回送审</Button>
      <ReasonDialog
        {...opening}
        title="撤回这项变更？"
        note="撤回后审核结束，条目仍按现行版本，可以重新提出。"
        okText="撤回"
        done="已撤回"
        run={(reason) => recall.mutateAsync({ params: { id }, body: { reason } })}
      />
    </>
  )
}

function Opinion({ change: { id, hash, stepName, isSecrecy } }: { change: Change }): ReactNode {
  const give = useAct(giveChangeOpinionEndpoint)
  return (
    <OpinionForm
      revisionHash={hash}
      step={{ name: stepName, isSecrecy }}
      run={(body) => give.mutateAsync({ params: { id }, body })}
    />
  )
}

/** One change: every entry before and after, the review, and the opinion that is asked for. */
export default function ChangePage(): ReactNode {
  const { id = '' } = useParams()
  const [page, setPage] = useState(1)
  const query = useCall(getChange, { params: { id }, query: { page, size: SIZE } })
  return (
    <Loaded query={query}>
      {(change) => (
        <Page
          title={change.title}
          lead={`${change.author}（${change.unitName}）提出，共 ${String(change.entries)} 个条目；${change.effectiveOn ?? '审核通过之日'}起生效。理由：${change.reason || '未写明'}`}
          actions={change.mayRecall ? <Recall id={id} /> : undefined}
        >
          {change.mayGiveOpinion ? <Opinion change={change} /> : null}
          <Panel title="变更内容">
            <ol>
              {change.rows.map((row) => (
                <Entry key={row.entryId} row={row} />
              ))}
            </ol>
            <Pagination
              hideOnSinglePage
              current={page}
              pageSize={SIZE}
              total={change.entries}
              showSizeChanger={false}
              onChange={setPage}
            />
          </Panel>
          <ReviewTimeline caseId={change.reviewCaseId} />
        </Page>
      )}
    </Loaded>
  )
}
