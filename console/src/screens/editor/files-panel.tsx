import { Button, Progress, Upload } from 'antd'
import { type ReactNode, useState } from 'react'
import { uploadAttachment } from '../../../../src/features/disclosures/disclosures.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { upload } from '../../api/upload.ts'
import { FaultNotice } from '../../parts/fault.tsx'
import { Panel } from '../../parts/page.tsx'
import { sizeText } from '../../parts/words.tsx'

type Taken = Reply<typeof uploadAttachment>
type Stored = Omit<Taken, 'removed' | 'kept'>

interface FilesPanelProps {
  readonly id: string
  readonly known: readonly Stored[]
  readonly chosenIds: readonly string[]
  readonly choose: (ids: string[]) => void
}

/** Sends a file and adds it to the attachments; the share is how much has left, null when nothing is on its way. */
function useAttach({ id, chosenIds, choose }: FilesPanelProps) {
  const [added, setAdded] = useState<readonly Taken[]>([])
  const [share, setShare] = useState<number | null>(null)
  const [fault, setFault] = useState<unknown>(null)
  const send = async (file: File): Promise<void> => {
    setFault(null)
    setShare(0)
    try {
      const stored = await upload(uploadAttachment, { params: { id }, query: {}, file, onProgress: setShare })
      setAdded((before) => [...before, stored])
      choose([...chosenIds, stored.id])
    } catch (error) {
      setFault(error)
    } finally {
      setShare(null)
    }
  }
  return { added, share, fault, send }
}

/** What became of the file before it was stored. */
function takenWords({ removed, kept }: Taken): string {
  const words = removed.length === 0 ? [] : [`已清除：${removed.join('、')}。`]
  return [...words, ...kept].join('')
}

function FileLine({ file, remove }: { file: Stored; remove: () => void }): ReactNode {
  return (
    <li>
      <a className="grow" href={file.url}>
        {file.name}
      </a>
      <span className="quiet">{sizeText(file.size)}</span>
      <Button size="small" type="text" aria-label={`移除附件 ${file.name}`} onClick={remove}>
        移除
      </Button>
    </li>
  )
}

/** The attachments that readers will get, in their order. A file taken off the list stays stored but is not published. */
export function FilesPanel(props: FilesPanelProps): ReactNode {
  const { known, chosenIds, choose } = props
  const { added, share, fault, send } = useAttach(props)
  const all = [...known, ...added]
  const chosen = chosenIds.flatMap((chosenId) => all.find((file) => file.id === chosenId) ?? [])
  const remove = (id: string) => () => {
    choose(chosenIds.filter((chosenId) => chosenId !== id))
  }
  const begin = (file: File): false => {
    void send(file)
    return false
  }
  return (
    <Panel title="附件">
      <ul className="lines">
        {chosen.map((file) => (
          <FileLine key={file.id} file={file} remove={remove(file.id)} />
        ))}
      </ul>
      {share === null ? null : <Progress percent={Math.round(share * 100)} aria-label="上传进度" />}
      {fault === null ? null : <FaultNotice error={fault} />}
      <Upload showUploadList={false} beforeUpload={begin}>
        <Button disabled={share !== null}>上传附件</Button>
      </Upload>
      {added
        .filter((file) => chosenIds.includes(file.id) && takenWords(file) !== '')
        .map((file) => (
          <p key={file.id} className="quiet" role="status">
            {file.name}：{takenWords(file)}
          </p>
        ))}
      <p className="quiet">
        PDF、Word、Excel、PPT、图片和文本文件。文件内容会检查，名不副实的不收；作者、时间、拍摄地点等信息在入库前清除，隐藏的内容不会自动删除。
      </p>
    </Panel>
  )
}
