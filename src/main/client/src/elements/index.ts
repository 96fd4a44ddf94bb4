// Importing this defines all elements.
export {};
