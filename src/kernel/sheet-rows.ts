/** A row of an imported sheet: the number that people see in Excel, and its texts in the order of the template's columns. */
export interface SheetLine {
  readonly rowNumber: number
  readonly cells: readonly string[]
}

/** A fault, told by the row and column people see in Excel. */
export interface RowError {
  readonly row: number
  readonly column: string
  readonly message: string
}
