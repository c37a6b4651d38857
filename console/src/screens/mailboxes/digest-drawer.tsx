import { Alert, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { getDigest, publishDigest } from '../../../../src/features/mailboxes/mailboxes.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCallIf } from '../../api/use-call.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { TaskFrame } from '../../parts/task-frame.tsx'
import type { Box } from './mailbox-form.tsx'

type Digest = Reply<typeof getDigest>

function Decisions({ digest: { total, undecided, decisions } }: { digest: Digest }): ReactNode {
  return (
    <>
      <p>
        收到建议 {total} 条：
        {decisions.map(({ name, count }) => `${name} ${String(count)} 条`).join('，')}，还没有决定 {undecided} 条。
      </p>
      {undecided > 0 ? (
        <Alert type="warning" showIcon title="还有建议没有作采纳决定" style={{ marginBottom: 12 }} />
      ) : null}
      {decisions
        .filter(({ notes }) => notes.length > 0)
        .map(({ name, notes }) => (
          <div key={name}>
            <h3>{name}</h3>
            <ul>
              {notes.map((note, at) => (
                <li key={note + String(at)}>{note}</li>
              ))}
            </ul>
          </div>
        ))}
    </>
  )
}

interface FormProps {
  readonly box: Box
  readonly digest: Digest
  readonly done: () => void
}

function DigestForm({ box, digest, done }: FormProps): ReactNode {
  const publish = useAct(publishDigest)
  return (
    <TaskFrame<{ text: string }>
      okText={digest.publishedOn === null ? '公布汇总' : '更新汇总'}
      doneText="汇总已公布"
      initial={{ text: digest.text }}
      ability={{ ok: digest.isOver, why: '建议箱还没有截止，截止后才能公布汇总' }}
      done={done}
      run={(body) => publish.mutateAsync({ params: { id: box.id }, body })}
    >
      <Form.Item
        name="text"
        label="汇总"
        extra="采纳的件数和说明会自动附在后面。公布前检查个人信息。"
        rules={[{ required: true, whitespace: true, message: '请填写汇总' }]}
      >
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 20 }} maxLength={6000} showCount />
      </Form.Item>
    </TaskFrame>
  )
}

interface DrawerProps {
  readonly box: Box | null
  readonly isOpen: boolean
  readonly close: () => void
}

/** 建议箱汇总: what was decided, and what the office tells everybody of it. */
export function DigestDrawer({ box, isOpen, close }: DrawerProps): ReactNode {
  const query = useCallIf(isOpen && box?.kind === 'suggestion', getDigest, { params: { id: box?.id ?? '' } })
  return (
    <SideDrawer isOpen={isOpen} close={close} title={`${box?.name ?? ''}：汇总`} size={640}>
      <Loaded query={query}>
        {(digest) => (
          <>
            <p className="quiet">
              {digest.publishedOn === null ? '还没有公布。' : `${digest.publishedOn} 公布。`}
              {digest.isOver ? '' : `建议箱还没有截止${box?.closesOn ? `（${box.closesOn}）` : ''}，截止后才能公布。`}
              {digest.publishedOn !== null && box ? <a href={`/mailboxes/${box.slug}/digest`}>查看公布的汇总</a> : null}
            </p>
            <Decisions digest={digest} />
            {box ? <DigestForm box={box} digest={digest} done={close} /> : null}
          </>
        )}
      </Loaded>
    </SideDrawer>
  )
}
