import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { openEncrypted } from '../../../../src/features/mailboxes/report-keys.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { ProblemError, problemFrom, problemHere } from '../../api/problem.ts'
import { useAct } from '../../api/use-call.ts'
import { ChooseFile } from '../../parts/choose-file.tsx'
import { useDo } from '../../parts/fault.tsx'
import { ActDialog } from '../../parts/fields.tsx'
import { Panel } from '../../parts/page.tsx'
import { saveBytes } from '../../parts/save-file.ts'
import { useOpen } from '../../parts/use-open.ts'
import { facts } from '../cases/history-panels.tsx'
import type { LetterView } from './letter-view.ts'
import {
  type KeyFile,
  type Opener,
  openerOf,
  readKeyFile,
  readReport,
  type Report,
  unwrapKey,
  type WrappedKey,
} from './report-crypto.ts'

type Handed = Reply<typeof openEncrypted>

/** A report that was opened; it is nowhere but in this page. */
interface Opened {
  readonly report: Report
  readonly open: Opener
  readonly paperIds: readonly string[]
}

function wrappedFor({ wrappedKey, publicKey, keyNo }: Handed, file: KeyFile | undefined): WrappedKey {
  if (file?.publicKey === publicKey) return file.wrappedKey
  if (wrappedKey !== null) return wrappedKey
  throw problemHere(`第 ${String(keyNo)} 号密钥的私钥没有存在服务器上，请选择生成密钥时下载的密钥文件。`)
}

async function opened(handed: Handed, passphrase: string, file: KeyFile | undefined): Promise<Opened> {
  const wrappedKey = wrappedFor(handed, file)
  const key = await unwrapKey(passphrase, { ...handed, wrappedKey }).catch(() => {
    throw problemHere(`口令不对，没有打开。这封举报用第 ${String(handed.keyNo)} 号密钥加密，请输入那把密钥的口令。`)
  })
  const open = await openerOf(key, handed)
  const report = await readReport(open, handed).catch(() => {
    throw problemHere('密文已经损坏，或者不是用这把密钥加密的，打不开。')
  })
  return { report, open, paperIds: handed.paperIds }
}

async function bytesOf(address: string) {
  const answer = await fetch(address, { credentials: 'same-origin' })
  if (!answer.ok) throw new ProblemError(problemFrom(answer.status, await answer.text()))
  return new Uint8Array(await answer.arrayBuffer())
}

function Files({ id, opened: { report, open, paperIds } }: { id: string; opened: Opened }): ReactNode {
  const act = useDo()
  if (report.files.length === 0) return null
  const fetchFile = (at: number, name: string) =>
    act(async () => {
      const paperId = paperIds[at]
      if (paperId === undefined) throw problemHere('服务器上没有这个附件。')
      const bytes = await bytesOf(`/api/v1/mailbox-letters/${id}/papers/${paperId}`)
      saveBytes(name, await open(at + 1, bytes), 'application/octet-stream')
    })
  return (
    <>
      <h3>附件</h3>
      <p className="quiet">附件没有经过平台检查，可能带有病毒；请下载到不连内网的电脑上打开。</p>
      <ul className="lines">
        {report.files.map(({ name, size }, at) => (
          <li key={name + String(at)}>
            <span className="grow">{name}</span>
            <span className="quiet">{Math.ceil(size / 1024)} KB</span>
            <Button size="small" onClick={() => void fetchFile(at, name)}>
              解密并下载
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function Words({ id, opened: open, forget }: { id: string; opened: Opened; forget: () => void }): ReactNode {
  const { title, what, name, phone, email } = open.report
  const said = (text: string): string => (text === '' ? '没有填写' : text)
  return (
    <>
      <h3>{title}</h3>
      <p className="written">{what}</p>
      {facts([
        ['姓名', said(name)],
        ['联系电话', said(phone)],
        ['电子邮箱', said(email)],
      ])}
      <Files id={id} opened={open} />
      <p>
        <Button onClick={forget}>合上</Button>
      </p>
    </>
  )
}

interface OpenDialogProps {
  readonly id: string
  readonly isOpen: boolean
  readonly close: () => void
  readonly show: (opened: Opened) => void
}

function OpenDialog({ id, show, ...dialog }: OpenDialogProps): ReactNode {
  const ask = useAct(openEncrypted)
  const [handed, setHanded] = useState<Handed>()
  const [file, setFile] = useState<KeyFile>()
  const choose = async (chosen: File): Promise<void> => {
    setFile(readKeyFile(await chosen.text()))
  }
  return (
    <ActDialog<{ passphrase: string }>
      {...dialog}
      title="打开加密举报"
      okText="打开并记录"
      done="已打开，只在这个页面上显示"
      run={async ({ passphrase }) => {
        // A second try with another passphrase is the same opening.
        const own = handed ?? (await ask.mutateAsync({ params: { id }, body: {} }))
        setHanded(own)
        show(await opened(own, passphrase, file))
      }}
    >
      <p>内容在您的浏览器中解密，口令和内容都不会发到服务器。谁在什么时候打开，会记下来，不能删除。</p>
      <Form.Item name="passphrase" label="密钥口令" rules={[{ required: true, message: '请输入密钥口令' }]}>
        <Input.Password autoComplete="off" />
      </Form.Item>
      <p className="quiet">
        服务器上没有存私钥的，还要选择密钥文件。{file ? '已选择密钥文件。' : ''}{' '}
        <ChooseFile label="选择密钥文件" accept=".json" choose={(chosen) => void choose(chosen)} />
      </p>
    </ActDialog>
  )
}

/** A report that only the supervision office can read, with its passphrase, in the browser. */
export function EncryptedPanel({ view }: { view: LetterView }): ReactNode {
  const dialog = useOpen()
  const [shown, setShown] = useState<Opened>()
  if (!view.mayOpenEncrypted) return <p className="quiet">在浏览器中加密的举报；保存期满，内容已经删除。</p>
  return (
    <Panel title="举报内容（在来信人的浏览器中加密）">
      {shown ? (
        <Words
          id={view.id}
          opened={shown}
          forget={() => {
            setShown(undefined)
          }}
        />
      ) : (
        <>
          <p className="quiet">服务器上只有密文，标题、内容、来信人和附件要用密钥口令打开。</p>
          <Button type="primary" onClick={dialog.open}>
            打开加密内容
          </Button>
        </>
      )}
      <OpenDialog id={view.id} isOpen={dialog.isOpen} close={dialog.close} show={setShown} />
    </Panel>
  )
}
