import { Button, Space, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { makeLetterOfMail } from '../../../../src/features/mailboxes/letters.contract.ts'
import {
  listMailEndpoint,
  openMailEndpoint,
  setMailAsideEndpoint,
} from '../../../../src/features/notices/mail.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { useAct, useCall } from '../../api/use-call.ts'
import { useSession } from '../../app/session.tsx'
import { Loaded } from '../../parts/loaded.tsx'
import { Page } from '../../parts/page.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { SideDrawer } from '../../parts/side-drawer.tsx'
import { Rows, useListState } from '../../parts/table-page.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText, sizeText, StateTag } from '../../parts/words.tsx'
import { AddToLetter } from './add-to-letter.tsx'
import { Mailboxes } from './mailboxes.tsx'

type Row = Reply<typeof listMailEndpoint>['rows'][number]
type Mail = Reply<typeof openMailEndpoint>

function MailFile({ id, file }: { id: string; file: Mail['files'][number] }): ReactNode {
  const { name, position, size, state, note } = file
  return (
    <li>
      {state === 'released' ? <a href={`/mail-files/${id}/${String(position)}`}>{name}</a> : name}（{sizeText(size)}）
      {note === '' ? null : <span className="quiet"> {note}</span>}
    </li>
  )
}

function MailText({ mail }: { mail: Mail }): ReactNode {
  const { id, from, subject, text, takenInAt, caseNumber, files } = mail
  return (
    <>
      <h3>{subject === '' ? '（没有主题）' : subject}</h3>
      <p className="quiet">
        {from.name} {from.address} · {instantText(takenInAt)} 收到
        {caseNumber === '' ? '' : ` · 主题写明件号 ${caseNumber}`}
      </p>
      <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</p>
      {files.length === 0 ? null : (
        <ul>
          {files.map((file) => (
            <MailFile key={file.position} id={id} file={file} />
          ))}
        </ul>
      )}
    </>
  )
}

interface OpenedProps {
  readonly id: string
  readonly done: () => void
}

/** A mail that belongs to no letter yet, offered to the one from which somebody came here. */
function AddButton({ id, done }: OpenedProps): ReactNode {
  const [params] = useSearchParams()
  const dialog = useOpen()
  return (
    <>
      <Button onClick={dialog.open}>加入来信</Button>
      <AddToLetter
        mailId={id}
        isOpen={dialog.isOpen}
        close={dialog.close}
        number={params.get('letter') ?? ''}
        done={done}
      />
    </>
  )
}

function OpenedMail({ id, done }: OpenedProps): ReactNode {
  const query = useCall(openMailEndpoint, { params: { id } })
  const aside = useAct(setMailAsideEndpoint)
  const make = useAct(makeLetterOfMail)
  const dialog = useOpen()
  return (
    <>
      <Loaded query={query}>{(mail) => <MailText mail={mail} />}</Loaded>
      <Space wrap>
        <Button
          type="primary"
          loading={make.isPending}
          onClick={() => {
            make.mutate({ body: { mailId: id, mailboxId: null } }, { onSuccess: done })
          }}
        >
          转为来信
        </Button>
        <AddButton id={id} done={done} />
        <Button onClick={dialog.open}>移出待办</Button>
      </Space>
      <ReasonDialog
        isOpen={dialog.isOpen}
        close={dialog.close}
        title="移出待办"
        note="来信继续保存，不再列在这里。请写明去向，如已登记的件号、广告、自动回复。"
        okText="移出"
        done="已移出待办"
        run={async (reason) => {
          await aside.mutateAsync({ params: { id }, body: { reason } })
          done()
        }}
      />
    </>
  )
}

function columnsFor(open: (row: Row) => void): NonNullable<TableProps<Row>['columns']> {
  return [
    { title: '收到时间', key: 'at', width: 150, render: (_, { takenInAt }) => instantText(takenInAt) },
    { title: '邮箱', dataIndex: 'mailbox', width: 220 },
    { title: '类型', key: 'nature', width: 130, render: (_, { nature }) => <StateTag of="mail" state={nature} /> },
    { title: '主题写明的件号', dataIndex: 'caseNumber', width: 150 },
    { title: '附件', key: 'files', width: 70, render: (_, { files }) => (files === 0 ? '' : String(files)) },
    { title: '没有自动登记的原因', dataIndex: 'why', width: 220 },
    {
      title: '操作',
      key: 'act',
      width: 90,
      render: (_, row) => (
        <Button
          size="small"
          onClick={() => {
            open(row)
          }}
        >
          打开
        </Button>
      ),
    },
  ]
}

/** 邮件: letters that reached our mailboxes and belong to no case yet. Each opening is recorded. */
export default function MailList(): ReactNode {
  const { may } = useSession()
  const list = useListState()
  const query = useCall(listMailEndpoint, { query: { page: list.page, size: list.size } })
  const [opened, setOpened] = useState('')
  const drawer = useOpen()
  const columns = columnsFor(({ id }) => {
    setOpened(id)
    drawer.open()
  })
  return (
    <Page
      title="邮件"
      lead="寄到信箱地址的邮件自动成为来信，到“来信办理”办理；这里是本单位邮箱收到、没有自动成为来信的邮件。每次打开都记入台账。"
    >
      <div className="panel">
        <Rows query={query} list={list} columns={columns} rowKey="id" empty="没有待处理的邮件。" />
      </div>
      {may('mailboxes.supervise') ? <Mailboxes keptFor="supervision" /> : null}
      <SideDrawer isOpen={drawer.isOpen} close={drawer.close} title="邮件">
        {opened === '' ? null : <OpenedMail key={opened} id={opened} done={drawer.close} />}
      </SideDrawer>
    </Page>
  )
}
