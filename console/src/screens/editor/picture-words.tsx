import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Button, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'

/** Selects the first picture that has no words for those who do not see it; answers whether there is one. */
export function selectMutePicture(editor: Editor): boolean {
  let place = -1
  editor.state.doc.descendants((node, position) => {
    const { alt } = node.attrs
    if (place < 0 && node.type.name === 'image' && (typeof alt !== 'string' || alt.trim() === '')) place = position
  })
  if (place < 0) return false
  return editor.chain().focus().setNodeSelection(place).scrollIntoView().run()
}

/** Shown while a picture is selected: the words that a screen reader says instead of it. */
export function PictureWords({ editor }: { editor: Editor }): ReactNode {
  const isPicture = useEditorState({ editor, selector: ({ editor: e }) => e.isActive('image') })
  const [words, setWords] = useState<string | null>(null)
  if (!isPicture && words === null) return null
  const apply = (): void => {
    editor
      .chain()
      .focus()
      .updateAttributes('image', { alt: (words ?? '').trim() })
      .run()
    setWords(null)
  }
  return (
    <>
      <Button
        size="small"
        type="primary"
        onMouseDown={(event) => {
          event.preventDefault()
        }}
        onClick={() => {
          const { alt } = editor.getAttributes('image')
          setWords(typeof alt === 'string' ? alt : '')
        }}
      >
        填写图片说明
      </Button>
      <Modal
        open={words !== null}
        title="图片说明"
        okText="确定"
        okButtonProps={{ disabled: (words ?? '').trim() === '' }}
        onOk={apply}
        onCancel={() => {
          setWords(null)
        }}
        destroyOnHidden
      >
        <label>
          图片里有什么（替代文字，读屏软件会念给视力障碍读者）
          <Input
            value={words ?? ''}
            autoFocus
            maxLength={200}
            onChange={(event) => {
              setWords(event.target.value)
            }}
          />
        </label>
      </Modal>
    </>
  )
}
