import { Alert, App, Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import type { Autosave, SaveState } from './use-autosave.ts'
import { instantText } from './words.tsx'

type Kept = Pick<Autosave<unknown>, 'state' | 'overwrite' | 'forget'>

/** How the words on the screen stand to those in the database, in one line. */
export function stateText(state: SaveState): string {
  if (state.kind === 'saved') return `已保存 ${instantText(state.at)}`
  if (state.kind === 'saving') return '正在保存…'
  if (state.kind === 'changed') return '有改动，稍后自动保存'
  return state.kind === 'failed' ? '没有保存，正在重试' : '有冲突，没有保存'
}

/** Ctrl+S saves now. */
export function useSaveKey(save: () => Promise<unknown>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return
      event.preventDefault()
      void save()
    }
    addEventListener('keydown', listen)
    return () => {
      removeEventListener('keydown', listen)
    }
  }, [save])
}

function useLoadTheirs({ forget }: Kept): () => void {
  const { modal } = App.useApp()
  return () => {
    modal.confirm({
      title: '载入对方保存的内容？',
      content: '您这里还没有保存的改动会被替换。要保留的文字，请先复制到别处。',
      okText: '载入',
      cancelText: '先不载入',
      onOk: () => {
        forget()
        location.reload()
      },
    })
  }
}

/** Says that the words on the screen could not be saved, and lets the person choose between two people's words. */
export function SaveTrouble({ kept, what }: { kept: Kept; what: string }): ReactNode {
  const loadTheirs = useLoadTheirs(kept)
  if (kept.state.kind === 'failed') return <Alert type="warning" showIcon title={kept.state.why} />
  if (kept.state.kind !== 'conflict') return null
  const actions = (
    <div className="choices">
      <Button size="small" onClick={loadTheirs}>
        载入对方保存的内容
      </Button>
      <Button size="small" danger onClick={kept.overwrite}>
        保留我的内容并覆盖
      </Button>
    </div>
  )
  return (
    <Alert
      type="error"
      showIcon
      title={`这份${what}刚刚被别人改过，您的改动还没有保存。`}
      description={
        <>
          您屏幕上的内容没有丢。可以先复制要保留的文字，再载入对方的内容；或者用您的内容覆盖。
          {actions}
        </>
      }
    />
  )
}
