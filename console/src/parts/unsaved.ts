import { useEffect } from 'react'

let unsaved: (() => boolean) | undefined

/** The page that calls this says whether it holds words that are not saved yet. */
export function useUnsaved(isUnsaved: () => boolean): void {
  useEffect(() => {
    unsaved = isUnsaved
    return () => {
      unsaved = undefined
    }
  }, [isUnsaved])
}

/** Lets the browser ask before it leaves a page with unsaved words. */
export function useUnsavedStop(): void {
  useEffect(() => {
    const stop = (event: BeforeUnloadEvent): void => {
      if (unsaved?.() === true) event.preventDefault()
    }
    addEventListener('beforeunload', stop)
    return () => {
      removeEventListener('beforeunload', stop)
    }
  }, [])
}
