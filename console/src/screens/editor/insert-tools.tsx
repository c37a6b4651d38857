import type { Editor } from '@tiptap/react'
import { App, Button, Upload } from 'antd'
import { type ReactNode, useState } from 'react'
import { importContent, uploadAttachment } from '../../../../src/features/disclosures/disclosures.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { upload } from '../../api/upload.ts'
import { FaultNotice } from '../../parts/fault.tsx'
import { LineDialog } from './line-dialog.tsx'

type Imported = Reply<typeof importContent>

interface ImportProps {
  readonly id: string
  readonly editor: Editor
  readonly isEmpty: boolean
  readonly imported: (result: Imported) => void
}

function useFault(): (title: string, error: unknown) => void {
  const { modal } = App.useApp()
  return (title, error) => {
    modal.error({ title, content: <FaultNotice error={error} />, okText: '知道了' })
  }
}

/** Takes the file in; the person hears what became of it. */
function useImport({ id, editor, imported }: ImportProps): { isBusy: boolean; take: (file: File) => Promise<void> } {
  const [isBusy, setBusy] = useState(false)
  const { notification } = App.useApp()
  const tell = useFault()
  const take = async (file: File): Promise<void> => {
    setBusy(true)
    try {
      const result = await upload(importContent, { params: { id }, file })
      editor.commands.setContent(result.html, { emitUpdate: true })
      imported(result)
      notification.success({
        placement: 'bottomRight',
        title: `已导入“${file.name}”`,
        description: ['原件已保存，可以在附件中选用。', ...result.warnings].join(' '),
        duration: result.warnings.length > 0 ? 0 : 5,
      })
    } catch (error) {
      tell('没有导入', error)
    } finally {
      setBusy(false)
    }
  }
  return { isBusy, take }
}

/** Brings a Word or Excel file in as text, with its tables and pictures; asks before it replaces words that are there. */
export function ImportTool(props: ImportProps): ReactNode {
  const { isBusy, take } = useImport(props)
  const { modal } = App.useApp()
  const begin = (file: File): false => {
    if (props.isEmpty) void take(file)
    else
      modal.confirm({
        title: '用文件内容替换现在的正文？',
        content: '现在的正文会被替换；导入后可以按“撤销”找回。',
        okText: '替换',
        onOk: () => take(file),
      })
    return false
  }
  return (
    <Upload accept=".docx,.xlsx" showUploadList={false} beforeUpload={begin}>
      <Button type="primary" ghost loading={isBusy}>
        导入 Word 或 Excel
      </Button>
    </Upload>
  )
}

/** Puts a picture into the text. Without words for those who do not see it, it is not taken. */
export function PictureTool({ id, editor }: { id: string; editor: Editor }): ReactNode {
  const [file, setFile] = useState<File | null>(null)
  const [isBusy, setBusy] = useState(false)
  const tell = useFault()
  const insert = async (chosen: File, alt: string): Promise<void> => {
    setBusy(true)
    try {
      const { url } = await upload(uploadAttachment, { params: { id }, query: { use: 'picture', alt }, file: chosen })
      editor.chain().focus().setImage({ src: url, alt }).run()
      setFile(null)
    } catch (error) {
      tell('图片没有上传', error)
    } finally {
      setBusy(false)
    }
  }
  const begin = (chosen: File): false => {
    setFile(chosen)
    return false
  }
  return (
    <>
      <Upload accept="image/*" showUploadList={false} beforeUpload={begin}>
        <Button size="small">图片</Button>
      </Upload>
      {file ? <PictureDialog file={file} isBusy={isBusy} insert={insert} choose={setFile} /> : null}
    </>
  )
}

interface PictureDialogProps {
  readonly file: File
  readonly isBusy: boolean
  readonly insert: (file: File, alt: string) => Promise<void>
  readonly choose: (file: null) => void
}

function PictureDialog({ file, isBusy, insert, choose }: PictureDialogProps): ReactNode {
  return (
    <LineDialog
      title={`插入图片 ${file.name}`}
      label="图片里有什么（替代文字，读屏软件会念给视力障碍读者）"
      okText="插入"
      opening=""
      longest={200}
      isBusy={isBusy}
      apply={(alt) => void insert(file, alt)}
      close={() => {
        choose(null)
      }}
    />
  )
}
