/** Where the starter has a deliverable. */
export const starterOf = (file: string): string => `starter/${file}`;
