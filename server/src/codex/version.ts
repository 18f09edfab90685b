/** The release whose behaviour the data describes; messages name it. */
export const codexVersion = '0.169';
