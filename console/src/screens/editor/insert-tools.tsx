import type { Editor } from '@tiptap/react'
import { App, Button, Input, Modal, Upload } from 'antd'
import { type ReactNode, useState } from 'react'
import { importContent, uploadAttachment } from '../../../../src/features/disclosures/disclosures.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'
import { upload } from '../../api/upload.ts'
import { FaultNotice } from '../../parts/fault.tsx'

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

/** Brings a Word or Excel file in as text, with its tables and pictures; asks before it replaces words that are there. */
export function ImportTool({ id, editor, isEmpty, imported }: ImportProps): ReactNode {
  const [isBusy, setBusy] = useState(false)
  const { modal, notification } = App.useApp()
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
  const ask = (file: File): void => {
    if (isEmpty) {
      void take(file)
      return
    }
    modal.confirm({
      title: '用文件内容替换现在的正文？',
      content: '现在的正文会被替换；导入后可以按“撤销”找回。',
      okText: '替换',
      onOk: () => take(file),
    })
  }
  return (
    <Upload
      accept=".docx,.xlsx"
      showUploadList={false}
      beforeUpload={(file) => {
        ask(file)
        return false
      }}
    >
      <Button type="primary" ghost loading={isBusy}>
        导入 Word 或 Excel
      </Button>
    </Upload>
  )
}

/** Puts a picture into the text. Without words for those who do not see it, it is not taken. */
export function PictureTool({ id, editor }: { id: string; editor: Editor }): ReactNode {
  const [file, setFile] = useState<File | null>(null)
  const [alt, setAlt] = useState('')
  const [isBusy, setBusy] = useState(false)
  const tell = useFault()
  const insert = async (): Promise<void> => {
    if (!file || alt.trim() === '') return
    setBusy(true)
    try {
      const query = { use: 'picture' as const, alt: alt.trim() }
      const { url } = await upload(uploadAttachment, { params: { id }, query, file })
      editor.chain().focus().setImage({ src: url, alt: alt.trim() }).run()
      setFile(null)
      setAlt('')
    } catch (error) {
      tell('图片没有上传', error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Upload
        accept="image/*"
        showUploadList={false}
        beforeUpload={(chosen) => {
          setFile(chosen)
          return false
        }}
      >
        <Button size="small">图片</Button>
      </Upload>
      <Modal
        open={file !== null}
        title="插入图片"
        okText="插入"
        okButtonProps={{ disabled: alt.trim() === '' }}
        confirmLoading={isBusy}
        onOk={() => void insert()}
        onCancel={() => {
          setFile(null)
        }}
      >
        <p>{file?.name}</p>
        <label>
          图片内容（替代文字，读屏软件会念给视力障碍读者）
          <Input
            value={alt}
            maxLength={200}
            onChange={(event) => {
              setAlt(event.target.value)
            }}
          />
        </label>
      </Modal>
    </>
  )
}
