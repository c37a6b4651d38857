import type { Editor } from '@tiptap/react'
import { useEditorState } from '@tiptap/react'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useOpen } from '../../parts/use-open.ts'
import { LineDialog } from './line-dialog.tsx'

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

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Shown while a picture is selected: the words that a screen reader says instead of it. */
export function PictureWords({ editor }: { editor: Editor }): ReactNode {
  const isPicture = useEditorState({ editor, selector: ({ editor: e }) => e.isActive('image') })
  const { isOpen, open, close } = useOpen()
  if (!isPicture && !isOpen) return null
  return (
    <>
      <Button
        size="small"
        type="primary"
        onMouseDown={(event) => {
          event.preventDefault()
        }}
        onClick={open}
      >
        填写图片说明
      </Button>
      {isOpen ? (
        <LineDialog
          title="图片说明"
          label="图片里有什么（替代文字，读屏软件会念给视力障碍读者）"
          opening={textOf(editor.getAttributes('image')['alt'])}
          longest={200}
          close={close}
          apply={(alt) => {
            editor.chain().focus().updateAttributes('image', { alt }).run()
            close()
          }}
        />
      ) : null}
    </>
  )
}
