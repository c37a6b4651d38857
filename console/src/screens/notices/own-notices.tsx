import { Button, Empty, Pagination } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { listOwnNoticesEndpoint, markReadEndpoint } from '../../../../src/features/notices/notices.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useDo } from '../../parts/fault.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { type ListState, useListState } from '../../parts/table-page.tsx'
import { instantText } from '../../parts/words.tsx'

type Notices = Reply<typeof listOwnNoticesEndpoint>

/** What is told to somebody as an applicant opens in the portal, everything else in the console. */
function Title({ path, title }: { path: string; title: string }): ReactNode {
  if (path === '') return title
  return path.startsWith('/hall/mine/') ? <a href={path}>{title}</a> : <Link to={path}>{title}</Link>
}

function OneNotice({ notice, read }: { notice: Notices['rows'][number]; read: () => void }): ReactNode {
  const { title, text, path, reference, kindName, at, isRead } = notice
  return (
    <li style={{ padding: '12px 0', borderBottom: '1px solid var(--line)' }}>
      <h3 style={{ margin: 0, fontSize: 16, fontWeight: isRead ? 400 : 600 }}>
        {isRead ? '' : '【未读】'}
        <Title path={path} title={title} />
      </h3>
      <p style={{ margin: '4px 0', whiteSpace: 'pre-wrap' }}>{text}</p>
      <p className="quiet" style={{ margin: 0 }}>
        {instantText(at)} · {kindName}
        {reference === '' ? '' : ` · ${reference}`}
        {isRead ? null : (
          <Button type="link" size="small" onClick={read}>
            标为已读
          </Button>
        )}
      </p>
    </li>
  )
}

function List({ data, list, read }: { data: Notices; list: ListState; read: (id: string) => void }): ReactNode {
  if (data.total === 0) return <Empty description="还没有通知。" />
  return (
    <>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {data.rows.map((notice) => (
          <OneNotice
            key={notice.id}
            notice={notice}
            read={() => {
              read(notice.id)
            }}
          />
        ))}
      </ul>
      <Pagination
        style={{ marginTop: 16 }}
        current={list.page}
        pageSize={list.size}
        total={data.total}
        hideOnSinglePage
        onChange={(page) => {
          list.set({ page: String(page) })
        }}
      />
    </>
  )
}

/** 我的通知: what the platform has told me. */
export default function OwnNotices(): ReactNode {
  const list = useListState()
  const query = useCall(listOwnNoticesEndpoint, { query: { page: list.page, size: list.size } })
  const mark = useAct(markReadEndpoint)
  const act = useDo()
  const markThese = (ids?: string[]): void => {
    void act(() => mark.mutateAsync({ body: ids ? { ids } : {} }))
  }
  const all = (
    <Button
      disabled={query.data === undefined || query.data.unread === 0}
      onClick={() => {
        markThese()
      }}
    >
      全部标为已读
    </Button>
  )
  return (
    <Page title="我的通知" lead="与您有关的提醒，只有您自己能看到。" actions={all}>
      <Panel>
        <Loaded query={query}>
          {(data) => (
            <List
              data={data}
              list={list}
              read={(id) => {
                markThese([id])
              }}
            />
          )}
        </Loaded>
      </Panel>
    </Page>
  )
}
