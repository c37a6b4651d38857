import { Button, Tag } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Panel } from '../../parts/page.tsx'
import { ReasonDialog } from '../../parts/reason-dialog.tsx'
import { useOpen } from '../../parts/use-open.ts'
import { instantText, sizeText, StateTag } from '../../parts/words.tsx'
import type { LetterView } from './letter-view.ts'

type Mail = LetterView['mails'][number]
type MailFile = Mail['files'][number]

const RECORDED = '每次下载都记入办理过程和台账。'

/** The files that came with the letter and its messages; each is a download, and each download is on the record. */
export function PapersPanel({ view: { id, papers, mayOpenFiles } }: { view: LetterView }): ReactNode {
  if (!mayOpenFiles || papers.length === 0) return null
  return (
    <Panel title={`随信文件 ${String(papers.length)} 份`}>
      <ul className="lines">
        {papers.map((paper) => (
          <li key={paper.id}>
            <a className="grow" href={`/api/v1/mailbox-letters/${id}/papers/${paper.id}`} download={paper.name}>
              {paper.name}
            </a>
            <span className="quiet">
              {sizeText(paper.size)} · {instantText(paper.at)}
            </span>
          </li>
        ))}
      </ul>
      <p className="quiet">{RECORDED}</p>
    </Panel>
  )
}

function fetchAnyway(address: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = ''
  link.click()
}

/** A file that did not pass the inspection: told what it is, and handed out only after the warning was read. */
function HostileFile({ address, file }: { address: string; file: MailFile }): ReactNode {
  const dialog = useOpen()
  return (
    <>
      <span className="grow">
        {file.name} <Tag color="error">没有通过检查</Tag>
        <span className="quiet">{file.note}</span>
      </span>
      <Button size="small" danger aria-label={`仍要下载 ${file.name}`} onClick={dialog.open}>
        仍要下载
      </Button>
      <ReasonDialog
        isOpen={dialog.isOpen}
        close={dialog.close}
        title="下载没有通过检查的文件？"
        note={`“${file.name}”${file.note === '' ? '' : `：${file.note}`}。它可能损坏您的电脑或者窃取资料。下载后文件名末尾加上“.unsafe”，不会直接打开；请不要在办公电脑上改名打开，需要查看的交网络信息中心处理。`}
        okText="知道风险，下载"
        label={null}
        isDanger
        run={() => {
          fetchAnyway(`${address}?risk=accepted`)
          return Promise.resolve()
        }}
      />
    </>
  )
}

function FileLine({ address, file }: { address: string; file: MailFile }): ReactNode {
  if (file.state !== 'released') return <HostileFile address={address} file={file} />
  return (
    <>
      <a className="grow" href={address} download={file.name}>
        {file.name}
      </a>
      <span className="quiet">
        {sizeText(file.size)}
        {file.note === '' ? '' : ` · ${file.note}`}
      </span>
    </>
  )
}

function MailLine({ id, mail }: { id: string; mail: Mail }): ReactNode {
  const { direction, kindName, state, at, answer, files } = mail
  return (
    <li className="mail">
      <div>
        <Tag>{direction === 'in' ? '收' : '发'}</Tag>
        {kindName} {state === 'received' ? null : <StateTag of="notice" state={state} />}
        <span className="quiet">{instantText(at)}</span>
      </div>
      {answer === '' || state === 'accepted' ? null : <div className="quiet">对方服务器：{answer}</div>}
      {files.length === 0 ? null : (
        <ul className="lines">
          {files.map((file) => (
            <li key={file.position}>
              <FileLine
                address={`/api/v1/mailbox-letters/${id}/mails/${mail.id}/files/${String(file.position)}`}
                file={file}
              />
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

/** 邮件往来: what came in, went out and came back, in order. What the mails say stands in the letter and its messages. */
export function MailsPanel({ view }: { view: LetterView }): ReactNode {
  const { id, mails, may, number, mayOpenFiles } = view
  if (mails.length === 0 && !may.addMail.isOffered) return null
  const hasFiles = mayOpenFiles && mails.some(({ files }) => files.length > 0)
  return (
    <Panel
      title="邮件往来"
      more={may.addMail.ok ? <Link to={`/mail?letter=${encodeURIComponent(number)}`}>加入来信邮件</Link> : undefined}
    >
      {mails.length === 0 ? <p className="quiet">还没有邮件往来。没有自动归入的邮件，可以从“邮件”中加入。</p> : null}
      <ul className="mails">
        {mails.map((mail) => (
          <MailLine key={mail.id} id={id} mail={mail} />
        ))}
      </ul>
      {hasFiles ? <p className="quiet">{RECORDED}</p> : null}
    </Panel>
  )
}
