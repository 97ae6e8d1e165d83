mod hostile;
mod mentions;
mod places;
mod reading;
mod speed;
mod values;
mod world;
