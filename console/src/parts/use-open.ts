import { useCallback, useState } from 'react'

/** Whether a dialog or drawer is open, and the two ways to change it. */
export interface Opening {
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
}

export function useOpen(): Opening {
  const [isOpen, setOpen] = useState(false)
  const open = useCallback(() => {
    setOpen(true)
  }, [])
  const close = useCallback(() => {
    setOpen(false)
  }, [])
  return { isOpen, open, close }
}
