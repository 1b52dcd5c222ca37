/** Generated from the blocks: what the policy of a page lets be. */
export const styleHash = 'sha256-XKxKD48nDCqqLgzAixWi23ClBMQd7SZeV0Mok3NERYk='
export const scriptHash = 'sha256-t6GcTg2Q28euYTfUIfz6vseMPi+Q2Ehl5nsU2WfoU+0='
