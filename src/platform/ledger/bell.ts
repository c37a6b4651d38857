/** Ends a sleep. A ring that comes while nobody sleeps ends the next sleep at once, so that no notice is lost. */
export function makeBell(): { ring: () => void; sleep: (ms: number) => Promise<void> } {
  let hasRung = false
  let wake: () => void = () => undefined
  return {
    ring() {
      hasRung = true
      wake()
    },
    async sleep(ms) {
      if (!hasRung) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, ms)
          wake = () => {
            clearTimeout(timer)
            done()
          }
        })
      }
      hasRung = false
    },
  }
}
